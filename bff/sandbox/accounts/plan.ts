import { type Day, firstDayOf, monthOf } from './calendar.ts';
import type { Draft, Entry } from './entry.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';

/** A stretch of an account's history that is written at once. */
export interface Period {
  index: number;
  firstDay: Day;
  days: number;
  random: SeededRandom;
}

/** Writes always the same number of drafts into a period, so that rows can be counted without writing them. */
export interface Recipe {
  count: number;
  write: (period: Period) => readonly Draft[];
}

/**
 * An account's whole history, past and future, written period by period on demand. Every period ends on a balance that is known
 * beforehand, because its last entry settles the difference: so neither a page nor a balance needs the periods before it.
 */
export interface Plan {
  firstIndex: number;
  indexOf: (day: Day) => number;
  size: (index: number) => number;
  /** In the order of booking. */
  entries: (index: number) => readonly Entry[];
  closingCents: (index: number) => number;
  /** How many days before their booking entries can show as pending. */
  pendingDays: number;
}

export interface PlanRecipe {
  /** Tells this account's numbers from those of all others. */
  seed: string;
  opened: Day;
  period: 'day' | 'month';
  pendingDays: number;
  recipes: (index: number) => readonly Recipe[];
  settle: (cents: number, period: Period) => Draft;
  closingCents: (index: number) => number;
}

const periods = {
  day: { indexOf: (day: Day) => day, firstDay: (index: number) => index },
  month: { indexOf: monthOf, firstDay: firstDayOf },
};

export function createPlan(recipe: PlanRecipe): Plan {
  const { seed, closingCents, recipes, settle, pendingDays } = recipe;
  const { indexOf, firstDay } = periods[recipe.period];

  const periodAt = (index: number, purpose: string | number): Period => ({
    index,
    firstDay: firstDay(index),
    days: firstDay(index + 1) - firstDay(index),
    random: createSeededRandom(seed, index, purpose),
  });

  function entries(index: number): readonly Entry[] {
    const drafts = recipes(index).flatMap(({ write }, number) => write(periodAt(index, number)));
    const difference = closingCents(index) - closingCents(index - 1) - sumCents(drafts);
    return place([...drafts, settle(difference, periodAt(index, 'settle'))]);
  }

  return {
    firstIndex: indexOf(recipe.opened),
    indexOf,
    size: (index) => recipes(index).reduce((sum, { count }) => sum + count, 1),
    entries,
    closingCents,
    pendingDays,
  };
}

/** An account on which nothing ever happens. */
export const emptyPlan: Plan = {
  firstIndex: Number.POSITIVE_INFINITY,
  indexOf: monthOf,
  size: () => 0,
  entries: () => [],
  closingCents: () => 0,
  pendingDays: 0,
};

export const sumCents = (entries: readonly { cents: number }[]): number =>
  entries.reduce((sum, { cents }) => sum + cents, 0);

function place(drafts: readonly Draft[]): Entry[] {
  const entries = drafts.map(({ reverses, ...draft }, place): Entry => {
    if (!reverses) return { ...draft, place };
    return {
      ...draft,
      place,
      reverses: { bookingDay: reverses.bookingDay, place: drafts.indexOf(reverses) },
    };
  });
  return entries.sort((left, right) => left.bookingDay - right.bookingDay || left.place - right.place);
}

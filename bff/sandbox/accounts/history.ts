import type { Day } from './calendar.ts';
import type { Entry } from './entry.ts';
import { type Plan, sumCents } from './plan.ts';

/** An entry as it looks today. */
export interface Row {
  entry: Entry;
  state: 'BOOKED' | 'PENDING';
}

/** An account's rows as of one day, newest first, those still pending before all others. */
export interface History {
  total: number;
  read: (offset: number, limit: number) => readonly Row[];
  bookedCents: number;
  /** The booked balance less what is pending. */
  availableCents: number;
}

export interface HistoryQuestion {
  plan: Plan;
  today: Day;
  /** How many rows the bank keeps; older ones are gone. */
  kept?: number | undefined;
}

interface Stretch {
  size: number;
  read: () => readonly Row[];
}

/** Writes only the current period, what is pending, and the periods that a page touches. */
export function readHistory({ plan, today, kept = Number.POSITIVE_INFINITY }: HistoryQuestion): History {
  const { openingCents, booked, pending } = readCurrent(plan, today);
  const recent: Stretch[] = [
    { size: pending.length, read: () => newestFirst(pending, 'PENDING') },
    { size: booked.length, read: () => newestFirst(booked, 'BOOKED') },
  ];
  const stretches = [...recent, ...listPast(plan, today, kept - sumSizes(recent))];
  const total = Math.min(kept, sumSizes(stretches));
  const bookedCents = openingCents + sumCents(booked);
  return {
    total,
    read: (offset, limit) => readStretches(stretches, offset, Math.min(limit, total - offset)),
    bookedCents,
    availableCents: bookedCents + sumCents(pending),
  };
}

const sumSizes = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { size }) => sum + size, 0);

/** What the period of today has brought so far, with the booked balance before it. */
function readCurrent(plan: Plan, today: Day) {
  const index = plan.indexOf(today);
  if (index < plan.firstIndex) {
    return { openingCents: plan.closingCents(plan.firstIndex - 1), booked: [], pending: [] };
  }
  return {
    openingCents: plan.closingCents(index - 1),
    booked: plan.entries(index).filter(({ bookingDay }) => bookingDay <= today),
    pending: readPending(plan, today),
  };
}

/** The periods before today's, newest first, as far back as `wanted` rows reach. */
function listPast(plan: Plan, today: Day, wanted: number): readonly Stretch[] {
  const past: Stretch[] = [];
  let listed = 0;
  for (let index = plan.indexOf(today) - 1; index >= plan.firstIndex && listed < wanted; index -= 1) {
    const size = plan.size(index);
    past.push({ size, read: () => newestFirst(plan.entries(index), 'BOOKED') });
    listed += size;
  }
  return past;
}

function readPending(plan: Plan, today: Day): readonly Entry[] {
  const pending: Entry[] = [];
  for (let index = plan.indexOf(today); index <= plan.indexOf(today + plan.pendingDays); index += 1) {
    pending.push(...plan.entries(index).filter((entry) => isPending(entry, today)));
  }
  return pending;
}

const isPending = ({ authorizationDay, bookingDay }: Entry, today: Day): boolean =>
  authorizationDay !== undefined && authorizationDay <= today && today < bookingDay;

const newestFirst = (entries: readonly Entry[], state: Row['state']): readonly Row[] =>
  entries.map((entry) => ({ entry, state })).reverse();

function readStretches(stretches: readonly Stretch[], offset: number, limit: number): readonly Row[] {
  const rows: Row[] = [];
  let skip = offset;
  for (const { size, read } of stretches) {
    if (rows.length >= limit) break;
    if (skip < size) rows.push(...read().slice(skip, skip + limit - rows.length));
    skip = Math.max(0, skip - size);
  }
  return rows;
}

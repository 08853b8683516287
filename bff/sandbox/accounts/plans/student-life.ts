import { parseDay } from '../calendar.ts';
import { type Card, longestPendingDays, purchases } from '../card-recipes.ts';
import { studentMerchants } from '../merchants.ts';
import { parties } from '../parties.ts';
import { createPlan, type Plan } from '../plan.ts';
import { fee, income, payment } from '../recipes.ts';
import { closeAround } from './closing-balance.ts';
import { compactMonth, slashMonth } from './month-names.ts';
import { settleWith } from './settle-with.ts';

/** Pocket money, a grant, and many small card payments. */
export function planStudentLife(seed: string, card: Card): Plan {
  const monthly = [
    income({ day: 2, party: parties.parents, cents: 25_000, text: () => 'Vreckové' }),
    income({
      day: 17,
      party: parties.university,
      cents: 18_000,
      text: (period) => `Štipendium ${slashMonth(period)}`,
      symbols: (period) => ({ variable: compactMonth(period), specific: '20230417', constant: '0558' }),
    }),
    payment({
      day: 6,
      party: parties.telephone,
      cents: 1_200,
      symbols: () => ({ variable: '7700419922' }),
    }),
    purchases(20, card, studentMerchants),
    fee(31, 0, 'Poplatok za vedenie účtu – zľava 100 %'),
  ];
  return createPlan({
    seed,
    opened: parseDay('2022-09-01'),
    period: 'month',
    pendingDays: longestPendingDays,
    recipes: () => monthly,
    settle: settleWith(parties.friend),
    closingCents: closeAround(seed, { middle: 21_000, spread: 9_000 }),
  });
}

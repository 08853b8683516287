import { parseDay } from '../calendar.ts';
import { type Card, longestPendingDays, purchaseAndReversal, purchases } from '../card-recipes.ts';
import { everydayMerchants } from '../merchants.ts';
import { parties } from '../parties.ts';
import { createPlan, type Plan } from '../plan.ts';
import { income, payment } from '../recipes.ts';
import { closeAround } from './closing-balance.ts';
import { settleWith } from './settle-with.ts';

/** Two people's shared account. */
export function planHousehold(seed: string, card: Card): Plan {
  const monthly = [
    income({ day: 11, party: parties.friend, cents: 35_000, text: () => 'Domácnosť' }),
    payment({
      day: 16,
      party: parties.electricity,
      cents: 7_860,
      symbols: () => ({ variable: '5100113307' }),
    }),
    purchases(9, card, everydayMerchants),
    purchaseAndReversal(card, everydayMerchants),
  ];
  return createPlan({
    seed,
    opened: parseDay('2023-01-01'),
    period: 'month',
    pendingDays: longestPendingDays,
    recipes: () => monthly,
    settle: settleWith(parties.sister),
    closingCents: closeAround(seed, { middle: 42_000, spread: 14_000 }),
  });
}

import { parseDay } from '../calendar.ts';
import { type Card, longestPendingDays, purchases, subscription } from '../card-recipes.ts';
import type { Draft } from '../entry.ts';
import { cloudStorage, typefoundry } from '../merchants.ts';
import { parties } from '../parties.ts';
import { createPlan, type Period, type Plan } from '../plan.ts';
import { fee, income, onWorkday, payment } from '../recipes.ts';
import { closeAround } from './closing-balance.ts';
import { compactMonth, slashMonth } from './month-names.ts';

const opened = parseDay('2021-06-01');

/** Fees for drawings from overseas, and the tools that they are made with. */
export function planDollars(seed: string, card: Card): Plan {
  const monthly = [
    income({
      day: 8,
      party: parties.studio,
      cents: [80_000, 165_000],
      text: (period) => `Invoice ${compactMonth(period)} illustration`,
    }),
    payment({ day: 21, party: parties.studio, cents: [500, 4_000], text: () => 'Licence share' }),
    purchases(2, card, [typefoundry]),
    subscription(4, card, cloudStorage),
    fee(8, 700, 'Poplatok za prijatú SWIFT platbu'),
  ];
  return createPlan({
    seed,
    opened,
    period: 'month',
    pendingDays: longestPendingDays,
    recipes: () => monthly,
    settle: (cents, period) => convert(cents, period, 'USD'),
    closingCents: closeAround(seed, { middle: 310_000, spread: 90_000 }),
  });
}

/** A printer across the border. */
export function planCrowns(seed: string): Plan {
  const monthly = [
    payment({
      day: 14,
      party: parties.printer,
      cents: [250_000, 890_000],
      text: (period) => `Tisk ${slashMonth(period)}`,
      symbols: (period) => ({ variable: `30${compactMonth(period)}`, constant: '0308' }),
    }),
    fee(14, 6_000, 'Poplatok za cezhraničnú platbu'),
  ];
  return createPlan({
    seed,
    opened,
    period: 'month',
    pendingDays: 0,
    recipes: () => monthly,
    settle: (cents, period) => convert(cents, period, 'CZK'),
    closingCents: closeAround(seed, { middle: 1_850_000, spread: 400_000 }),
  });
}

const convert = (cents: number, period: Period, currency: string): Draft => ({
  bookingDay: onWorkday(period, 27),
  cents,
  details: {
    additionalInformation: cents < 0 ? `Konverzia ${currency} → EUR` : `Konverzia EUR → ${currency}`,
  },
});

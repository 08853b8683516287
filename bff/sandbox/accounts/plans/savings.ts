import { firstDayOf, type Month, monthOf, parseDay } from '../calendar.ts';
import type { Party } from '../parties.ts';
import { createPlan, type Plan, type Recipe } from '../plan.ts';
import { income, once, onDay, payment } from '../recipes.ts';

const opened = monthOf(parseDay('2019-03-01'));
const depositCents = 15_000;
const standingOrder = { day: 12, cents: depositCents, text: () => 'Sporenie – trvalý príkaz' };

/** The same standing order, as both of its accounts show it. */
export const savingsDeposit = {
  paidTo: (savings: Party): Recipe => payment({ ...standingOrder, party: savings }),
  receivedFrom: (payer: Party): Recipe => income({ ...standingOrder, party: payer }),
};

/** What the everyday account puts aside, interest, and the tax on it. */
export function planSavings(seed: string, payer: Party): Plan {
  const monthly = [savingsDeposit.receivedFrom(payer), interestTax];
  return createPlan({
    seed,
    opened: firstDayOf(opened),
    period: 'month',
    pendingDays: 0,
    recipes: () => monthly,
    settle: (cents, period) => ({
      bookingDay: onDay(period, 31),
      cents,
      details: { additionalInformation: 'Kreditný úrok', bankTransactionCode: 'ACMT-MCOP-INTR' },
    }),
    closingCents: savingsAfter,
  });
}

/** 19 % of the gross interest, reckoned from the net. */
const interestTax = once((period) => ({
  bookingDay: onDay(period, 31),
  cents: -Math.round((netInterest(period.index) * 19) / 81),
  details: { additionalInformation: 'Zrážková daň z úroku', bankTransactionCode: 'ACMT-MCOP-TAXE' },
}));

const netInterest = (month: Month): number => savingsAfter(month) - savingsAfter(month - 1) - depositCents;

/** Deposits and simple interest of 1.2 % a year after tax, to the end of the month. */
function savingsAfter(month: Month): number {
  const months = month - opened + 1;
  const deposits = months * depositCents;
  return deposits + Math.round((deposits * (months - 1) * 0.001) / 2);
}

import { type Month, parseDay } from '../calendar.ts';
import {
  type Card,
  cashWithdrawal,
  foreignPurchase,
  longestPendingDays,
  purchaseAndReversal,
  purchases,
} from '../card-recipes.ts';
import type { Draft } from '../entry.ts';
import { everydayMerchants, foreignMerchants } from '../merchants.ts';
import { type Party, parties } from '../parties.ts';
import { createPlan, type Period, type Plan, type Recipe } from '../plan.ts';
import { fee, income, notice, onWorkday, payment } from '../recipes.ts';
import { closeAround } from './closing-balance.ts';
import { compactMonth, slashMonth } from './month-names.ts';
import { savingsDeposit } from './savings.ts';

/** Salary, rent, bills, shopping, trips abroad, savings; what is left goes to the credit card. */
export function planEverydayLife(seed: string, card: Card, savings: Party): Plan {
  const monthly = [
    ...regularTransfers,
    savingsDeposit.paidTo(savings),
    purchases(20, card, everydayMerchants),
    foreignPurchase(card, foreignMerchants),
    purchaseAndReversal(card, everydayMerchants),
    cashWithdrawal(card),
    fee(31, 500, 'Poplatok za vedenie účtu'),
    notice(31, 'Zmena úrokovej sadzby: 0,00 % p. a.'),
  ];
  const holidays = [...monthly, ...Array.from({ length: 5 }, () => foreignPurchase(card, foreignMerchants))];
  const december = [...monthly, christmasBonus];
  const recipes = (month: Month): readonly Recipe[] => {
    if (month % 12 === 11) return december;
    return month % 12 === 6 || month % 12 === 7 ? holidays : monthly;
  };
  return createPlan({
    seed,
    opened: parseDay('2019-03-01'),
    period: 'month',
    pendingDays: longestPendingDays,
    recipes,
    settle: settleCreditCard,
    closingCents: closeAround(seed, { middle: 124_000, spread: 48_000 }),
  });
}

const regularTransfers: readonly Recipe[] = [
  income({
    day: 10,
    party: parties.employer,
    cents: [268_000, 274_500],
    text: (period) => `Mzda ${slashMonth(period)}`,
    symbols: (period) => ({ variable: compactMonth(period), constant: '0138' }),
  }),
  payment({
    day: 5,
    party: parties.landlord,
    cents: 62_000,
    text: () => 'Nájomné – byt Šancová',
    symbols: (period) => ({ variable: '4100387', specific: compactMonth(period), constant: '0308' }),
  }),
  payment({
    day: 15,
    party: parties.electricity,
    cents: 5_470,
    text: () => 'Preddavok elektrina',
    symbols: () => ({ variable: '5100098213', constant: '0308' }),
  }),
  payment({
    day: 18,
    party: parties.telephone,
    cents: [2_200, 4_100],
    symbols: (period) => ({ variable: `77${compactMonth(period)}`, constant: '0308' }),
  }),
  payment({ day: 20, party: parties.insurance, cents: 2_890, symbols: () => ({ variable: '6620014478' }) }),
  payment({ day: 3, party: parties.school, cents: 2_400, text: () => 'Školné – husle, Júlia Nováková' }),
  income({ day: 22, party: parties.sister, cents: [1_500, 6_000], text: () => 'Za lístky, ďakujem!' }),
];

const christmasBonus = income({
  day: 16,
  party: parties.employer,
  cents: [60_000, 90_000],
  text: () => 'Vianočná odmena',
  symbols: (period) => ({ variable: compactMonth(period), constant: '0138' }),
});

const settleCreditCard = (cents: number, period: Period): Draft => ({
  bookingDay: onWorkday(period, 25),
  cents,
  details: {
    additionalInformation: cents < 0 ? 'Splátka kreditnej karty' : 'Preplatok kreditnej karty',
    bankTransactionCode: 'PMNT-CCRD-SMCD',
    paymentReference: `KK${compactMonth(period)}`,
  },
});

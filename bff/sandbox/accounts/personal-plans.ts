import { type Month, parseDay } from './calendar.ts';
import {
  type Card,
  cashWithdrawal,
  foreignPurchase,
  longestPendingDays,
  purchaseAndReversal,
  purchases,
} from './card-recipes.ts';
import type { Draft } from './entry.ts';
import { everydayMerchants, foreignMerchants } from './merchants.ts';
import { type Party, paidTo, parties, receivedFrom } from './parties.ts';
import { createPlan, type Period, type Plan } from './plan.ts';
import { fee, income, notice, once, payment, schedule } from './recipes.ts';
import { createSeededRandom } from './seeded-random.ts';

const year = ({ index }: Period): number => Math.floor(index / 12);
const monthNumber = ({ index }: Period): string => String((index % 12) + 1).padStart(2, '0');
const yearAndMonth = (period: Period): string => `${year(period)}${monthNumber(period)}`;

/** A balance around `middle`, another one at the end of every period. */
const around =
  (seed: string, middle: number, spread: number) =>
  (index: number): number =>
    middle + createSeededRandom(seed, index, 'closing').whole(-spread, spread);

const savingsDeposit = 15_000;

/** Salary, rent, bills, shopping, a trip abroad, savings; what is left goes to the credit card. */
export function planEverydayLife(seed: string, card: Card, savings: Party): Plan {
  const monthly = [
    income({
      day: 10,
      party: parties.employer,
      cents: [268_000, 274_500],
      text: (period) => `Mzda ${monthNumber(period)}/${year(period)}`,
      symbols: (period) => ({ variable: yearAndMonth(period), constant: '0138' }),
    }),
    payment({
      day: 5,
      party: parties.landlord,
      cents: 62_000,
      text: () => 'Nájomné – byt Šancová',
      symbols: (period) => ({ variable: '4100387', specific: yearAndMonth(period), constant: '0308' }),
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
      symbols: (period) => ({ variable: `77${yearAndMonth(period)}`, constant: '0308' }),
    }),
    payment({ day: 20, party: parties.insurance, cents: 2_890, symbols: () => ({ variable: '6620014478' }) }),
    payment({ day: 12, party: savings, cents: savingsDeposit, text: () => 'Sporenie – trvalý príkaz' }),
    payment({ day: 3, party: parties.school, cents: 2_400, text: () => 'Školné – husle, Júlia Nováková' }),
    income({
      day: 22,
      party: parties.sister,
      cents: [1_500, 6_000],
      text: () => 'Za lístky do divadla, ďakujem!',
    }),
    purchases(20, card, everydayMerchants),
    foreignPurchase(card, foreignMerchants),
    foreignPurchase(card, foreignMerchants),
    purchaseAndReversal(card, everydayMerchants),
    cashWithdrawal(card),
    fee(31, 500, 'Poplatok za vedenie účtu'),
    notice(31, 'Zmena úrokovej sadzby: 0,00 % p. a.'),
  ];
  return createPlan({
    seed,
    opened: parseDay('2019-03-01'),
    period: 'month',
    pendingDays: longestPendingDays,
    recipes: () => monthly,
    settle: settleCreditCard,
    closingCents: around(seed, 124_000, 48_000),
  });
}

const settleCreditCard = (cents: number, period: Period): Draft => ({
  ...schedule(period, 25),
  cents,
  details: {
    additionalInformation: cents < 0 ? 'Splátka kreditnej karty' : 'Preplatok kreditnej karty',
    bankTransactionCode: 'PMNT-CCRD-SMCD',
    paymentReference: `KK${yearAndMonth(period)}`,
  },
});

/** What the everyday account puts aside, interest, and the tax on it. */
export function planSavings(seed: string, from: Party): Plan {
  const opened = parseDay('2019-03-01');
  const plan = createPlan({
    seed,
    opened,
    period: 'month',
    pendingDays: 0,
    recipes: (month) => [
      income({ day: 12, party: from, cents: savingsDeposit, text: () => 'Sporenie – trvalý príkaz' }),
      once((period) => ({
        ...schedule(period, 31),
        cents: -taxOn(savingsAfter(month) - savingsAfter(month - 1) - savingsDeposit),
        details: { additionalInformation: 'Zrážková daň z úroku', bankTransactionCode: 'ACMT-MCOP-TAXE' },
      })),
    ],
    settle: (cents, period) => ({
      ...schedule(period, 31),
      cents,
      details: { additionalInformation: 'Kreditný úrok', bankTransactionCode: 'ACMT-MCOP-INTR' },
    }),
    closingCents: savingsAfter,
  });
  return plan;

  /** Deposits and simple interest of 1.2 % a year after tax, to the end of the month. */
  function savingsAfter(month: Month): number {
    const months = month - plan.firstIndex + 1;
    const deposits = months * savingsDeposit;
    return deposits + Math.round((deposits * (months - 1) * 0.001) / 2);
  }
}

/** 19 % of the gross, reckoned from the net. */
const taxOn = (netCents: number): number => Math.round((netCents * 19) / 81);

/** Fees from abroad, paid out of the same IBAN's other currencies by conversion. */
export function planDollars(seed: string, card: Card): Plan {
  const monthly = [
    income({
      day: 8,
      party: parties.studio,
      cents: [80_000, 165_000],
      text: (period) => `Invoice ${year(period)}-${monthNumber(period)} illustration`,
    }),
    payment({ day: 21, party: parties.studio, cents: [500, 4_000], text: () => 'Licence share' }),
    purchases(3, card, [
      { name: 'TYPEFOUNDRY WEST', address: 'Oakland CA', categoryCode: '5734', from: 1_200, to: 6_900 },
      { name: 'CLOUDSHED STORAGE', address: 'Seattle WA', categoryCode: '4816', from: 999, to: 999 },
    ]),
    fee(8, 700, 'Poplatok za prijatú SWIFT platbu'),
  ];
  return createPlan({
    seed,
    opened: parseDay('2021-06-01'),
    period: 'month',
    pendingDays: longestPendingDays,
    recipes: () => monthly,
    settle: (cents, period) => convert(cents, period, 'USD'),
    closingCents: around(seed, 310_000, 90_000),
  });
}

export function planCrowns(seed: string): Plan {
  const monthly = [
    payment({
      day: 14,
      party: parties.brno,
      cents: [250_000, 890_000],
      text: (period) => `Tisk ${monthNumber(period)}/${year(period)}`,
      symbols: (period) => ({ variable: `30${yearAndMonth(period)}`, constant: '0308' }),
    }),
    fee(14, 6_000, 'Poplatok za cezhraničnú platbu'),
  ];
  return createPlan({
    seed,
    opened: parseDay('2021-06-01'),
    period: 'month',
    pendingDays: 0,
    recipes: () => monthly,
    settle: (cents, period) => convert(cents, period, 'CZK'),
    closingCents: around(seed, 1_850_000, 400_000),
  });
}

const convert = (cents: number, period: Period, currency: string): Draft => ({
  ...schedule(period, 27),
  cents,
  details: {
    additionalInformation: cents < 0 ? `Konverzia ${currency} → EUR` : `Konverzia EUR → ${currency}`,
  },
});

/** The household's shared account at another bank, which this one shows as well. */
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
    settle: (cents, period) => settleBetween(cents, period, parties.sister),
    closingCents: around(seed, 42_000, 14_000),
  });
}

/** A student's one account. */
export function planSimpleLife(seed: string, card: Card): Plan {
  const monthly = [
    income({ day: 2, party: parties.parents, cents: 25_000, text: () => 'Vreckové' }),
    income({
      day: 17,
      party: parties.university,
      cents: 18_000,
      text: (period) => `Štipendium ${monthNumber(period)}/${year(period)}`,
      symbols: (period) => ({ variable: yearAndMonth(period), specific: '20230417', constant: '0558' }),
    }),
    payment({ day: 6, party: parties.telephone, cents: 1_200, symbols: () => ({ variable: '7700419922' }) }),
    purchases(20, card, studentMerchants),
    fee(31, 0, 'Poplatok za vedenie účtu – zľava 100 %'),
  ];
  return createPlan({
    seed,
    opened: parseDay('2022-09-01'),
    period: 'month',
    pendingDays: longestPendingDays,
    recipes: () => monthly,
    settle: (cents, period) => settleBetween(cents, period, parties.friend),
    closingCents: around(seed, 21_000, 9_000),
  });
}

const studentMerchants = [
  { name: 'Jedáleň Mlyny', address: 'Staré grunty 36, Bratislava', categoryCode: '5814', from: 290, to: 690 },
  { name: 'Pekáreň U Žofky', address: 'Kupeckého 8, Pezinok', categoryCode: '5462', from: 140, to: 620 },
  { name: 'Kaviareň Ôsma', address: 'Panenská 9, Bratislava', categoryCode: '5814', from: 280, to: 950 },
  { name: 'Mestská doprava – lístky', address: 'Bratislava', categoryCode: '4111', from: 90, to: 450 },
  { name: 'Potraviny Klas', address: 'Mýtna 12, Bratislava', categoryCode: '5411', from: 320, to: 1890 },
] as const;

/** Whatever the month left over goes to, or comes from, somebody close. */
const settleBetween = (cents: number, period: Period, party: Party): Draft => ({
  ...schedule(period, 26),
  cents,
  details: {
    ...(cents < 0 ? paidTo(party) : receivedFrom(party)),
    remittanceInformationUnstructured: `Vyrovnanie ${monthNumber(period)}/${year(period)}`,
    bankTransactionCode: cents < 0 ? 'PMNT-ICDT-ESCT' : 'PMNT-RCDT-ESCT',
  },
});

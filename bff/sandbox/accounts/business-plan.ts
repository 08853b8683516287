import { mestska, podTatrami } from './bank-codes.ts';
import { formatDay, parseDay, weekdayOf } from './calendar.ts';
import type { Draft } from './entry.ts';
import { createParty, paidTo, receivedFrom } from './parties.ts';
import { createPlan, type Period, type Plan, type Recipe } from './plan.ts';
import { fee, once, writeSymbols } from './recipes.ts';
import { createSeededRandom } from './seeded-random.ts';

const firstNames = [
  'Anna',
  'Ján',
  'Ľudmila',
  'Štefan',
  'Žofia',
  'Matúš',
  'Ema',
  'Ondrej',
  'Táňa',
  'Ľuboš',
] as const;
const surnames = [
  'Hudák',
  'Šimko',
  'Kráľ',
  'Vrábeľ',
  'Ďurica',
  'Mäsiar',
  'Žiak',
  'Oravec',
  'Čierny',
  'Ňaršík',
] as const;

const suppliers = [
  createParty('Papiereň Kremnica, a. s.', mestska, '1900120034'),
  createParty('Obaly Šariš, s. r. o.', podTatrami, '5040098812'),
  createParty('Kuriér Sokol, s. r. o.', mestska, '1900551907'),
  createParty('Tlačiareň Vŕšky', podTatrami, '5040770041'),
] as const;

/** A stationer's web shop: customers' invoices all day, suppliers, card terminals, and a nightly levelling of the balance. */
export function planWebShop(seed: string): Plan {
  return createPlan({
    seed,
    opened: parseDay('2012-01-02'),
    period: 'day',
    pendingDays: 1,
    recipes: (day) => (weekdayOf(day) < 5 ? workday : weekend),
    settle: levelBalance,
    closingCents: (day) => 2_400_000 + createSeededRandom(seed, day, 'closing').whole(-300_000, 300_000),
  });
}

const customers = (count: number): Recipe => ({
  count,
  write: (period) => Array.from({ length: count }, (_, index) => writeCustomer(period, index)),
});

function writeCustomer({ firstDay, random }: Period, index: number): Draft {
  const name = `${random.pick(firstNames)} ${random.pick(surnames)}`;
  const bank = random.pick([mestska, podTatrami]);
  const invoice = formatDay(firstDay).slice(2).replaceAll('-', '') + String(index + 1).padStart(4, '0');
  return {
    bookingDay: firstDay,
    cents: random.whole(390, 18_900),
    details: {
      ...receivedFrom(createParty(name, bank, String(random.whole(2_000_000_000, 2_999_999_999)))),
      ...writeSymbols({ variable: invoice, constant: '0008' }),
      remittanceInformationUnstructured: `Objednávka ${invoice}`,
      bankTransactionCode: 'PMNT-RCDT-ESCT',
    },
  };
}

const supplier: Recipe = once(({ firstDay, random }) => {
  const invoice = String(random.whole(1_000_000, 9_999_999));
  return {
    bookingDay: firstDay,
    cents: -random.whole(12_000, 340_000),
    details: {
      ...paidTo(random.pick(suppliers)),
      ...writeSymbols({ variable: invoice, specific: formatDay(firstDay).slice(0, 4), constant: '0308' }),
      remittanceInformationUnstructured: `Faktúra ${invoice}`,
      bankTransactionCode: 'PMNT-ICDT-ESCT',
    },
  };
});

const cardTerminal: Recipe = once(({ firstDay, random }) => ({
  bookingDay: firstDay,
  authorizationDay: firstDay - 1,
  cents: random.whole(42_000, 210_000),
  details: {
    additionalInformation: 'Zúčtovanie platobného terminálu',
    bankTransactionCode: 'PMNT-MCRD-POSP',
    tradingPartyIdentification: 'POS 00417 Papiernictvo Mýtna',
  },
}));

const terminalFee = fee(1, 149, 'Poplatok za zúčtovanie terminálu');

const workday = [customers(52), supplier, supplier, supplier, cardTerminal, terminalFee];
const weekend = [customers(26), cardTerminal, terminalFee];

const levelBalance = (cents: number, { firstDay }: Period): Draft => ({
  bookingDay: firstDay,
  cents,
  details: {
    additionalInformation: 'Cash pooling – vyrovnanie zostatku',
    bankTransactionCode: 'CAMT-ACCB-ZABA',
    paymentReference: `CP${formatDay(firstDay).replaceAll('-', '')}`,
  },
});

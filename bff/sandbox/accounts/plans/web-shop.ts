import { mestska, podTatrami } from '../bank-codes.ts';
import { formatDay, isWorkday, parseDay } from '../calendar.ts';
import type { Draft } from '../entry.ts';
import { createParty, paidTo, receivedFrom } from '../parties.ts';
import { createPlan, type Period, type Plan, type Recipe } from '../plan.ts';
import { fee, once, writeSymbols } from '../recipes.ts';
import { closeAround } from './closing-balance.ts';

const customerNames =
  `Anna Hudáková, Ľudmila Šimková, Žofia Kráľová, Ema Vrábeľová, Táňa Ďuricová, Soňa Mäsiarová,
  Božena Žiaková, Eva Oravcová, Mária Čierna, Zdenka Ňaršíková, Iveta Jakubcová, Oľga Šťastná, Ján Hudák, Štefan Šimko,
  Matúš Kráľ, Ondrej Vrábeľ, Ľuboš Ďurica, Peter Mäsiar, Dušan Žiak, Juraj Oravec, Tomáš Čierny, Andrej Ňaršík,
  Igor Jakubec, Rastislav Šťastný, Papiernictvo Ceruzka – Štúrovo, Materská škola Čučoriedka`.split(/,\s+/);
const customerParties = customerNames.map((name, index) =>
  createParty(name, index % 3 === 0 ? podTatrami : mestska, String(2_040_010_017 + index * 7_919)),
);

const suppliers = [
  createParty('Papiereň Kremnica, a. s.', mestska, '1900120034'),
  createParty('Obaly Šariš, s. r. o.', podTatrami, '5040098812'),
  createParty('Kuriér Sokol, s. r. o.', mestska, '1900551907'),
  createParty('Tlačiareň Vŕšky', podTatrami, '5040770041'),
];

/** A stationer's web shop: customers' invoices all day, suppliers, card terminals, and a nightly levelling of the balance. */
export function planWebShop(seed: string): Plan {
  return createPlan({
    seed,
    opened: parseDay('2012-01-02'),
    period: 'day',
    pendingDays: 1,
    recipes: (day) => (isWorkday(day) ? workday : weekend),
    settle: levelBalance,
    closingCents: closeAround(seed, { middle: 2_400_000, spread: 300_000 }),
  });
}

const customers = (count: number): Recipe => ({
  count,
  write: (period) => Array.from({ length: count }, (_, index) => writeCustomer(period, index)),
});

function writeCustomer({ firstDay, random }: Period, index: number): Draft {
  const invoice = formatDay(firstDay).slice(2).replaceAll('-', '') + String(index + 1).padStart(4, '0');
  return {
    bookingDay: firstDay,
    cents: random.whole(390, 18_900),
    details: {
      ...receivedFrom(random.pick(customerParties)),
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

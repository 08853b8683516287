import { type Day, isWorkday } from './calendar.ts';
import type { Draft, EntryDetails } from './entry.ts';
import { type Party, paidTo, receivedFrom } from './parties.ts';
import type { Period, Recipe } from './plan.ts';

/* What happens on an account once in a period. `day` counts from 1; amounts are hundredths and positive. */

interface Symbols {
  variable?: string;
  specific?: string;
  constant?: string;
}

interface Transfer {
  day: number;
  party: Party;
  /** The same every time, or somewhere between the two. */
  cents: number | readonly [from: number, to: number];
  text?: (period: Period) => string;
  symbols?: (period: Period) => Symbols;
}

export const payment = (transfer: Transfer): Recipe =>
  once((period) => ({
    bookingDay: onWorkday(period, transfer.day),
    cents: -chooseCents(period, transfer.cents),
    details: {
      ...paidTo(transfer.party),
      ...describeTransfer(period, transfer),
      bankTransactionCode: 'PMNT-ICDT-STDO',
    },
  }));

export const income = (transfer: Transfer): Recipe =>
  once((period) => ({
    bookingDay: onWorkday(period, transfer.day),
    cents: chooseCents(period, transfer.cents),
    details: {
      ...receivedFrom(transfer.party),
      ...describeTransfer(period, transfer),
      bankTransactionCode: 'PMNT-RCDT-ESCT',
    },
  }));

/** The bank's own charge: no counterparty, its words in the additional information. */
export const fee = (day: number, cents: number, text: string): Recipe =>
  once((period) => ({
    bookingDay: onDay(period, day),
    cents: -cents,
    details: { additionalInformation: text, bankTransactionCode: 'ACMT-MDOP-CHRG' },
  }));

/** A row about no money at all; banks use them to tell something. */
export const notice = (day: number, text: string): Recipe =>
  once((period) => ({ bookingDay: onDay(period, day), cents: 0, details: { additionalInformation: text } }));

export const once = (write: (period: Period) => Draft): Recipe => ({
  count: 1,
  write: (period) => [write(period)],
});

/** The period's last day, where it has no such day. */
export const onDay = ({ firstDay, days }: Period, day: number): Day => firstDay + Math.min(day, days) - 1;

/** Banks move money on workdays: the one before, or at the start of a period the one after. */
export function onWorkday(period: Period, day: number): Day {
  const wanted = onDay(period, day);
  const before = [wanted, wanted - 1, wanted - 2].find(isWorkday) ?? wanted;
  if (before >= period.firstDay) return before;
  return [wanted + 1, wanted + 2].find(isWorkday) ?? wanted;
}

function chooseCents({ random }: Period, cents: Transfer['cents']): number {
  return typeof cents === 'number' ? cents : random.whole(...cents);
}

function describeTransfer(period: Period, { text, symbols }: Transfer): EntryDetails {
  return {
    ...(symbols && writeSymbols(symbols(period))),
    ...(text && { remittanceInformationUnstructured: text(period) }),
  };
}

/** In fields of their own, and all three inside the end-to-end id, empty ones included. */
export function writeSymbols({ variable, specific, constant }: Symbols): EntryDetails {
  return {
    endToEndId: `/VS${variable ?? ''}/SS${specific ?? ''}/KS${constant ?? ''}`,
    ...(variable && { variableSymbol: variable }),
    ...(specific && { specificSymbol: specific }),
    ...(constant && { constantSymbol: constant }),
  };
}

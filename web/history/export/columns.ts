import type { CalendarDate } from '../../../shared/calendar-date.ts';
import type { Decimal } from '../../../shared/decimal.ts';
import { findCounterparty, type Transaction } from '../../../shared/transaction.ts';

/** A cell of a table, before a format says how it is written. */
export type Cell =
  | { kind: 'text'; text: string }
  | { kind: 'day'; day: CalendarDate }
  | { kind: 'amount'; amount: Decimal }
  | { kind: 'empty' };

/** The columns of a table, in this order. A caller has a heading for each. */
export const columns = {
  bookingDate: (row) => day(row.bookingDate),
  valueDate: (row) => day(row.valueDate),
  authorizationDate: (row) => day(row.authorizationDate),
  bookingStatus: (row) => text(row.bookingStatus),
  amount: (row) => amount(row.money.amount),
  currency: (row) => text(row.money.currency),
  counterparty: (row) => text(findCounterparty(row)?.name),
  counterpartyIban: (row) => text(findCounterparty(row)?.iban),
  counterpartyBic: (row) => text(findCounterparty(row)?.bic),
  remittanceInformation: (row) => text(row.remittanceInformation),
  variableSymbol: (row) => text(row.symbols.variable),
  specificSymbol: (row) => text(row.symbols.specific),
  constantSymbol: (row) => text(row.symbols.constant),
  endToEndId: (row) => text(row.endToEndId),
  paymentReference: (row) => text(row.paymentReference),
  originalAmount: (row) => amount(row.originalAmount?.amount),
  originalCurrency: (row) => text(row.originalAmount?.currency),
  merchant: (row) => text(row.merchant?.identification),
  merchantAddress: (row) => text(row.merchant?.address),
  merchantCategory: (row) => text(row.merchant?.categoryCode),
  cardNumber: (row) => text(row.cardNumber),
  cardHolder: (row) => text(row.cardHolder),
  additionalInformation: (row) => text(row.additionalInformation),
  bankTransactionCode: (row) => text(row.bankTransactionCode),
  reversal: (row) => text(row.isReversal ? 'true' : null),
  transactionId: (row) => text(row.transactionId),
  originalTransactionId: (row) => text(row.originalTransactionId),
} satisfies Record<string, (row: Transaction) => Cell>;

type ColumnName = keyof typeof columns;

export type Headings = Readonly<Record<ColumnName, string>>;

/** A row's cells, one for each column. */
export const readCells = (row: Transaction): Cell[] => Object.values(columns).map((read) => read(row));

/** The headings in the order of the columns. */
export function listHeadings(headings: Headings): string[] {
  const inOrder: Record<ColumnName, unknown> = columns;
  return Object.keys(inOrder).map((name) => headings[name as ColumnName]);
}

const empty: Cell = { kind: 'empty' };

const text = (value: string | null | undefined): Cell => (value ? { kind: 'text', text: value } : empty);

const day = (value: CalendarDate | null): Cell => (value === null ? empty : { kind: 'day', day: value });

const amount = (value: Decimal | undefined): Cell =>
  value === undefined ? empty : { kind: 'amount', amount: value };

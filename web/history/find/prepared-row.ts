import type { CalendarDate } from '../../../shared/calendar-date.ts';
import { fractionDigits, toUnits } from '../../../shared/decimal.ts';
import { isNegative, isZero } from '../../../shared/money.ts';
import { findCounterparty, type Transaction } from '../../../shared/transaction.ts';
import type { TransactionEntry } from '../../../shared/transaction-page.ts';
import { buildSearchKey } from './search-key.ts';

export type Direction = 'in' | 'out' | 'none';

/** What a row is found, sorted and summed by. */
export interface PreparedRow {
  /** Its number in the history; a pending row has none, and is here itself. */
  source: number | TransactionEntry;
  /** Names the row among those of its account: by the bank's id where it has one of its own. */
  key: string;
  bookingStatus: Transaction['bookingStatus'];
  searchKey: string;
  /** The day of booking, or else that of authorization, or else the value date. */
  day: CalendarDate | null;
  currency: string;
  /** The signed amount in units of the last of its `scale` fraction digits. */
  units: bigint;
  scale: number;
  /** The amount as a float: where two differ, the exact ones differ in the same way. */
  approximate: number;
  direction: Direction;
  counterparty: string | null;
}

interface NamedTransaction extends Pick<PreparedRow, 'source' | 'key'> {
  transaction: Transaction;
}

/** `intern` gives one and the same string for equal ones: names, days and currencies repeat. */
export function prepareRow(
  { source, key, transaction }: NamedTransaction,
  intern: (text: string) => string,
): PreparedRow {
  const { money, bookingDate, authorizationDate, valueDate, bookingStatus, merchant } = transaction;
  const counterparty = findCounterparty(transaction)?.name ?? merchant?.identification ?? null;
  const scale = fractionDigits(money.amount);
  return {
    source,
    key,
    bookingStatus,
    searchKey: buildSearchKey(transaction),
    day: bookingDate ?? authorizationDate ?? valueDate,
    currency: intern(money.currency),
    units: toUnits(money.amount, scale),
    scale,
    approximate: Number(money.amount),
    direction: isZero(money) ? 'none' : isNegative(money) ? 'out' : 'in',
    counterparty: counterparty && intern(counterparty),
  };
}

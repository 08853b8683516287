import type { Account } from '../../../shared/account.ts';
import type { CalendarDate } from '../../../shared/calendar-date.ts';
import type { Money } from '../../../shared/money.ts';
import type { Transaction } from '../../../shared/transaction.ts';

/** One page, what was found, or what could be loaded and read. What was found may be looked for in a part alone. */
export type ExportPart = 'page' | 'found' | 'found-incomplete' | 'incomplete';

/** What is exported of one account. */
export interface ExportSource {
  account: Account;
  /** Newest first. It is gone through once for each currency, so it must not be a generator. */
  rows: Iterable<Transaction>;
  /** The booked balance at the end of the range, for each currency in which it is known. */
  closing: readonly Money[];
  /** The day of that balance. */
  closingDay: CalendarDate;
  /** Which part of the account the rows are; null where they are all that the bank has in their range. */
  part: ExportPart | null;
  /** In ms since the epoch. */
  createdAt: number;
}

/** The booked rows, one currency after the other: most formats know one currency a statement, and nothing pending. */
export function groupBooked({ rows }: ExportSource): Map<string, Transaction[]> {
  const groups = new Map<string, Transaction[]>();
  for (const row of rows) {
    if (row.bookingStatus !== 'booked') continue;
    const group = groups.get(row.money.currency);
    if (group) group.push(row);
    else groups.set(row.money.currency, [row]);
  }
  return groups;
}

/** The day that formats ask for, where the bank may name another one alone. */
export const findDay = ({ bookingDate, valueDate, authorizationDate }: Transaction): CalendarDate | null =>
  bookingDate ?? valueDate ?? authorizationDate;

import { type Account, findLeadingBalances } from '../../../shared/account.ts';
import { type CalendarDate, compareDays } from '../../../shared/calendar-date.ts';
import type { Transaction } from '../../../shared/transaction.ts';
import type { TransactionPage } from '../../../shared/transaction-page.ts';
import type { ExportedAccount } from '../../history/export/export-job.ts';
import { findDay } from '../../history/export/export-source.ts';
import type { PreparedRow } from '../../history/find/prepared-row.ts';
import type { History } from '../../history/model/history.ts';
import { isWhole } from '../../history/model/known-range.ts';
import type { SearchedAccount } from '../histories/use-histories.ts';

/** All that is loaded of an account, up to now. */
export function exportWhole({ account, history }: SearchedAccount, today: CalendarDate): ExportedAccount {
  const rows = history.loader.history;
  return {
    account,
    // As it is now: what is loaded while the file is built is not in it.
    rows: readRows(rows, [...rows.pending, ...rows.order]),
    days: rows.days,
    closing: findLeadingBalances(account).flatMap(({ booked }) => booked?.money ?? []),
    closingDay: today,
    part: isWhole(history.loader.known) ? null : 'incomplete',
  };
}

/** The rows that were found in an account. A balance at the end is known of the whole alone. */
export const exportFound = (
  { account, history }: SearchedAccount,
  rows: readonly PreparedRow[],
  today: CalendarDate,
): ExportedAccount => ({
  account,
  rows: readRows(
    history.loader.history,
    rows.map(({ source }) => source),
  ),
  days: findDays(rows.flatMap(({ day }) => day ?? [])),
  closing: [],
  closingDay: today,
  part: isWhole(history.loader.known) ? 'found' : 'found-incomplete',
});

/** The rows of one page: of the days at its edges there may be more. */
export function exportPage(account: Account, page: TransactionPage, today: CalendarDate): ExportedAccount {
  const entries = page.entries.filter((entry) => entry.kind === 'transaction');
  const rows = entries.map(({ transaction }) => transaction);
  return {
    account,
    rows,
    days: findDays(rows.flatMap((row) => findDay(row) ?? [])),
    closing: [],
    closingDay: today,
    part: 'page',
  };
}

/** Read one by one, each time they are gone through. What could not be read is left out: a history with such rows is incomplete. */
const readRows = (history: History, sources: readonly PreparedRow['source'][]): Iterable<Transaction> => ({
  *[Symbol.iterator]() {
    for (const source of sources) {
      const entry = typeof source === 'number' ? history.readRow(source) : source;
      if (entry.kind === 'transaction') yield entry.transaction;
    }
  },
});

function findDays(days: readonly CalendarDate[]): ExportedAccount['days'] {
  const [oldest, ...later] = [...new Set(days)].sort(compareDays);
  return oldest === undefined ? null : { oldest, newest: later.at(-1) ?? oldest };
}

import { type Account, findLeadingBalances } from '../../../shared/account.ts';
import type { CalendarDate } from '../../../shared/calendar-date.ts';
import type { TransactionPage } from '../../../shared/transaction-page.ts';
import type { ExportedAccount } from '../../history/export/export-job.ts';
import type { PreparedRow } from '../../history/find/prepared-row.ts';
import { createHistory, type History } from '../../history/model/history.ts';
import { isWhole } from '../../history/model/known-range.ts';
import type { SearchedAccount } from '../histories/use-histories.ts';

/** All that is loaded of an account, up to now. */
export const exportWhole = ({ account, history }: SearchedAccount, today: CalendarDate): ExportedAccount => ({
  ...aboutAccount(account, today),
  closing: findLeadingBalances(account).flatMap(({ booked }) => booked?.money ?? []),
  isWhole: isWhole(history.loader.known),
  ...pack(history.loader.history, [...history.loader.history.pending, ...history.loader.history.order]),
});

/** The rows that were found in an account. */
export const exportFound = (
  { account, history }: SearchedAccount,
  rows: readonly PreparedRow[],
  today: CalendarDate,
): ExportedAccount => ({
  ...aboutAccount(account, today),
  isWhole: isWhole(history.loader.known),
  ...pack(
    history.loader.history,
    rows.map(({ source }) => source),
  ),
});

/** The rows of one page, which are all of that page. */
export function exportPage(account: Account, page: TransactionPage, today: CalendarDate): ExportedAccount {
  const rows = page.entries.filter((entry) => entry.kind === 'transaction');
  const isAll = rows.length === page.entries.length && page.rest.length === 0;
  return { ...aboutAccount(account, today), isWhole: isAll, ...pack(createHistory(), rows) };
}

/** A balance at the end is known of the whole alone. */
const aboutAccount = (account: Account, closingDay: CalendarDate) => ({
  account: { ...account, unreadableBalances: [] },
  closing: [],
  closingDay,
});

/** A row that could not be read is left out: `isWhole` is false then. */
function pack(history: History, rows: readonly PreparedRow['source'][]) {
  const lines = rows.map((row) => (typeof row === 'number' ? history.packedAt(row) : history.pack(row)));
  return { lines, layouts: history.layouts };
}

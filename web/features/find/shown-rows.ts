import type { TransactionEntry } from '../../../shared/transaction-page.ts';
import type { PreparedRow } from '../../history/find/prepared-row.ts';
import type { SearchedAccount } from '../histories/use-histories.ts';
import type { FoundRows } from './find-rows.ts';

/** A row that was found, with all that is shown of it. */
export interface ShownRow {
  /** Its name in the address, of its account and of itself. */
  tx: string;
  row: PreparedRow;
  account: SearchedAccount;
  entry: TransactionEntry;
}

export const listShownRows = (found: FoundRows, rows: number): ShownRow[] =>
  found.rows.slice(0, rows).flatMap((row) => showRow(found, row) ?? []);

/** The row of an address, wherever among the found ones it stands; null if it is not among them. */
export function findShownRow(found: FoundRows, tx: string | null): ShownRow | null {
  const row = tx === null ? undefined : found.rows.find((candidate) => nameRow(found, candidate) === tx);
  return row ? showRow(found, row) : null;
}

function showRow(found: FoundRows, row: PreparedRow): ShownRow | null {
  const account = found.accountOf(row);
  const entry = account && readEntry(row, account);
  return entry ? { tx: nameRow(found, row), row, account, entry } : null;
}

const nameRow = ({ accountOf }: FoundRows, row: PreparedRow): string =>
  `${accountOf(row)?.account.accountKey}.${row.key}`;

function readEntry({ source }: PreparedRow, { history }: SearchedAccount): TransactionEntry | null {
  if (typeof source !== 'number') return source;
  const entry = history.loader.history.readRow(source);
  return entry.kind === 'transaction' ? entry : null;
}

import { filterRows } from '../../history/find/filter-rows.ts';
import type { PreparedRow } from '../../history/find/prepared-row.ts';
import { sortRows } from '../../history/find/sort-rows.ts';
import { type Totals, totalRows } from '../../history/find/total-rows.ts';
import type { SearchedAccount } from '../histories/use-histories.ts';
import { type FindSearch, isAsking, sorts, toRowFilter } from './find-search.ts';

export interface FoundRows {
  /** The words that the rows were looked for by. */
  q: string;
  rows: readonly PreparedRow[];
  totals: readonly Totals[];
  accountOf: (row: PreparedRow) => SearchedAccount | undefined;
}

/** An account and its rows, prepared. */
export type PreparedAccount = readonly [SearchedAccount, readonly PreparedRow[]];

/** The loaded rows that are looked for; none where nothing is. */
export function findRows(
  accounts: readonly PreparedAccount[],
  search: FindSearch,
  locale: string,
): FoundRows {
  const { q } = search;
  if (!isAsking(search)) return { q, rows: [], totals: [], accountOf: () => undefined };
  const filter = toRowFilter(search);
  const owners = new Map<PreparedRow, SearchedAccount>();
  const found = accounts.map(([account, rows]) => {
    const own = filterRows(rows, filter);
    for (const row of own) owners.set(row, account);
    return own;
  });
  const [only = []] = found;
  const all = found.length > 1 ? found.flat() : only;
  const rows = sortRows(all, sorts[search.sort], new Intl.Collator(locale));
  return { q, rows, totals: totalRows(rows), accountOf: (row) => owners.get(row) };
}

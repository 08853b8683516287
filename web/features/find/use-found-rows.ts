import { useLingui } from '@lingui/react/macro';
import { useDeferredValue, useMemo, useRef } from 'react';
import { filterRows } from '../../history/find/filter-rows.ts';
import type { PreparedRow } from '../../history/find/prepared-row.ts';
import { sortRows } from '../../history/find/sort-rows.ts';
import { type Totals, totalRows } from '../../history/find/total-rows.ts';
import { type FindSearch, formatFindSearch, parseFindSearch, sorts, toRowFilter } from './find-search.ts';
import type { SearchedAccount } from './use-histories.ts';

export interface FoundRows {
  rows: readonly PreparedRow[];
  totals: readonly Totals[];
  accountOf: (row: PreparedRow) => SearchedAccount | undefined;
}

/** What of the loaded rows is looked for. Typing goes before: the rows follow as soon as there is time. */
export function useFoundRows(accounts: readonly SearchedAccount[], search: FindSearch): FoundRows {
  const { i18n } = useLingui();
  const asked = useDeferredValue(formatFindSearch({ ...search, tx: null }));
  const lists = useSameList(accounts.map(({ history }) => history.index.rows()));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lists are others whenever the accounts are.
  return useMemo(() => {
    const wanted = parseFindSearch(new URLSearchParams(asked));
    const filter = toRowFilter(wanted);
    const found = lists.map((rows) => filterRows(rows, filter));
    const owners = new Map<PreparedRow, SearchedAccount>();
    if (found.length > 1)
      found.forEach((rows, index) => {
        const account = accounts[index];
        if (account) for (const row of rows) owners.set(row, account);
      });
    const [only = []] = found;
    const rows = sortRows(
      found.length > 1 ? found.flat() : only,
      sorts[wanted.sort],
      new Intl.Collator(i18n.locale),
    );
    return { rows, totals: totalRows(rows), accountOf: (row) => owners.get(row) ?? accounts[0] };
  }, [asked, i18n.locale, lists]);
}

/** The same array for as long as it holds the same. */
function useSameList<Item>(list: readonly Item[]): readonly Item[] {
  const kept = useRef(list);
  const isSame =
    kept.current.length === list.length && list.every((item, index) => item === kept.current[index]);
  if (!isSame) kept.current = list;
  return kept.current;
}

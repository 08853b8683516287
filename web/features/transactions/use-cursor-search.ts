import { useMemo } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import type { BankPaging } from '../../../shared/banks/bank-paging.ts';
import { type CursorSearch, formatCursorSearch, parseCursorSearch } from './cursor-search.ts';
import { type PageTrail, readTrail } from './page-trail.ts';

/** What the address and the history say of the transactions, and the addresses that differ from it by a change. */
export function useCursorSearch({ pageSizes }: BankPaging) {
  const [query] = useSearchParams();
  const { state } = useLocation();
  const search = parseCursorSearch(query, pageSizes);
  const addressOf = (change: Partial<CursorSearch>): { search: string } => ({
    search: formatCursorSearch({ ...search, ...change }, pageSizes),
  });
  const trail: PageTrail = useMemo(
    () => (search.cursor === null ? [] : readTrail(state)),
    [search.cursor, state],
  );
  return { search, trail, addressOf };
}

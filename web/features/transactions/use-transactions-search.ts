import { useSearchParams } from 'react-router';
import { usePreferences } from '../../preferences/preferences.ts';
import {
  formatTransactionsSearch,
  parseTransactionsSearch,
  type TransactionsSearch,
} from './transactions-search.ts';

/** What the address says of the transactions, and the addresses that differ from it by a change. */
export function useTransactionsSearch() {
  const [query] = useSearchParams();
  const preferred = usePreferences(({ pageSize }) => pageSize);
  const search = parseTransactionsSearch(query, preferred);
  const addressOf = (change: Partial<TransactionsSearch>): { search: string } => ({
    search: formatTransactionsSearch({ ...search, ...change }, preferred),
  });
  return { search, addressOf };
}

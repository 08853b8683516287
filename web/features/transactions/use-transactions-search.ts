import { useSearchParams } from 'react-router';
import {
  formatTransactionsSearch,
  parseTransactionsSearch,
  type TransactionsSearch,
} from './transactions-search.ts';

/** What the address says of the transactions, and the addresses that differ from it by a change. */
export function useTransactionsSearch() {
  const [query] = useSearchParams();
  const search = parseTransactionsSearch(query);
  const addressOf = (change: Partial<TransactionsSearch>): { search: string } => ({
    search: formatTransactionsSearch({ ...search, ...change }),
  });
  return { search, addressOf };
}

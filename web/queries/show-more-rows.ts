import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Connection } from '../../shared/session-view.ts';
import type { TransactionPage } from '../../shared/transaction-page.ts';
import { responseProfiles } from './response-profiles.ts';

/** Reads the next of the rows that have come with a page already. It stays as old as it is. */
export async function showMoreRows(
  cache: QueryClient,
  { profile }: Connection,
  queryKey: QueryKey,
): Promise<void> {
  const { readMoreRows } = await responseProfiles[profile]();
  const { data, dataUpdatedAt: updatedAt } = cache.getQueryState<TransactionPage>(queryKey) ?? {};
  if (data && updatedAt) cache.setQueryData<TransactionPage>(queryKey, readMoreRows(data), { updatedAt });
}

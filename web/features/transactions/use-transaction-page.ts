import { keepPreviousData, type QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { TransactionPage } from '../../../shared/transaction-page.ts';
import type { KontoClient } from '../../api/konto-client.ts';
import { type PageAddress, pageJointQuery, transactionPageQuery } from '../../queries/transactions.ts';
import { useWorld } from '../../world.tsx';

/** One page; the one before it stays until it is there, and the one after it is read ahead. */
export function useTransactionPage(address: PageAddress): UseQueryResult<TransactionPage> {
  const { client, queryClient } = useWorld();
  const { connection, accountId } = address;
  const result = useQuery({ ...transactionPageQuery(client, address), placeholderData: keepPreviousData });
  const next = result.isPlaceholderData ? undefined : result.data?.next;
  const { dataUpdatedAt: readAt, isFetchedAfterMount: isJustRead } = result;

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each reading, by what is true of it then.
  useEffect(() => {
    if (next && 'page' in next)
      void readAhead({
        client,
        queryClient,
        address: { connection, accountId, ...next },
        readAt,
        isJustRead,
      });
  }, [client, queryClient, connection, accountId, next]);

  return result;
}

interface Ahead {
  client: KontoClient;
  queryClient: QueryClient;
  address: PageAddress;
  /** When the page before it was read, and whether that was just now or it came from memory. */
  readAt: number;
  isJustRead: boolean;
}

/**
 * Two pages that are read one right after the other join; what was read earlier has to be compared. The first page is
 * never read ahead: it may have come before the screen did, and then it has just been read as well.
 */
async function readAhead({ client, queryClient, address, readAt, isJustRead }: Ahead): Promise<void> {
  const query = transactionPageQuery(client, address);
  const joint = pageJointQuery(client, address);
  const isOlder = (queryClient.getQueryState(query.queryKey)?.dataUpdatedAt ?? 0) < readAt;
  await queryClient.prefetchQuery({ ...query, ...(isOlder && { staleTime: 0 }) });
  if (queryClient.getQueryData(query.queryKey) === undefined) return;
  const isFirst = address.page === 2 && queryClient.getQueryData(joint.queryKey) === undefined;
  if (isJustRead || isFirst) queryClient.setQueryData(joint.queryKey, 'joined');
  else await queryClient.prefetchQuery(joint);
}

import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { TransactionPage } from '../../../shared/transaction-page.ts';
import { type PageAddress, transactionPageQuery } from '../../queries/transactions.ts';
import { useWorld } from '../../world.tsx';

/** One page; the one before it stays until it is there, and the one after it is read ahead. */
export function useTransactionPage(address: PageAddress): UseQueryResult<TransactionPage> {
  const { client, queryClient } = useWorld();
  const { connection, accountId } = address;
  const result = useQuery({ ...transactionPageQuery(client, address), placeholderData: keepPreviousData });
  const next = result.isPlaceholderData ? undefined : result.data?.next;

  useEffect(() => {
    if (next && 'page' in next)
      void queryClient.prefetchQuery(transactionPageQuery(client, { connection, accountId, ...next }));
  }, [client, queryClient, connection, accountId, next]);

  return result;
}

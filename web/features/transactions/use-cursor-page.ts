import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { TransactionPage } from '../../../shared/transaction-page.ts';
import { type CursorAddress, cursorPageQuery } from '../../queries/cursor-page.ts';
import { useWorld } from '../../world.tsx';
import { findNextCursor, judgeNext, type PageTrail } from './page-trail.ts';

/** One page; the one before it stays until it is there, and the one after it is read ahead. */
export function useCursorPage(address: CursorAddress, trail: PageTrail): UseQueryResult<TransactionPage> {
  const { client, queryClient } = useWorld();
  const { connection, accountId } = address;
  const result = useQuery({
    ...cursorPageQuery(client, address),
    placeholderData: keepPreviousData,
    // Memory holds the page as it was read: which way led to it is not the bank's to know.
    select: useCallback((page: TransactionPage) => judgeNext(page, trail), [trail]),
  });
  const page = result.isPlaceholderData ? undefined : result.data;

  useEffect(() => {
    const next = page?.stop === null ? findNextCursor(page) : null;
    if (next) void queryClient.prefetchQuery(cursorPageQuery(client, { connection, accountId, ...next }));
  }, [client, queryClient, connection, accountId, page]);

  return result;
}

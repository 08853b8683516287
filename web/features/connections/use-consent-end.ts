import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { CalendarDate } from '../../../shared/calendar-date.ts';
import type { Connection } from '../../../shared/session-view.ts';
import { accountsQuery } from '../../queries/accounts.ts';
import { useWorld } from '../../world.tsx';
import { findConsentEnd } from '../accounts/find-consent-end.ts';

/**
 * Until when a consent lasts at a bank that tells it only with its accounts; null where they were not read. It only
 * looks into the cache: a query of its own would put an empty entry back after a sign-out.
 */
export function useConsentEnd(connection: Connection): CalendarDate | null {
  const { client } = useWorld();
  const queryClient = useQueryClient();
  const { queryKey } = accountsQuery(client, connection);
  return useSyncExternalStore(
    (listener) => queryClient.getQueryCache().subscribe(notifyManager.batchCalls(listener)),
    () => findConsentEnd(queryClient.getQueryData(queryKey)?.accounts ?? []),
  );
}

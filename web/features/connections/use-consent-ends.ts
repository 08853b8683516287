import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { type CalendarDate, parseCalendarDate } from '../../../shared/calendar-date.ts';
import type { Connection } from '../../../shared/session-view.ts';
import { accountsQuery } from '../../queries/accounts.ts';
import { useWorld } from '../../world.tsx';
import { findConsentEnd } from '../accounts/find-consent-end.ts';

const separator = ' ';

/**
 * Until when each consent lasts at a bank that tells it only with its accounts; null where they were not read. It only
 * looks into the cache: a query of its own would put an empty entry back after a sign-out.
 */
export function useConsentEnds(connections: readonly Connection[]): (CalendarDate | null)[] {
  const { client } = useWorld();
  const queryClient = useQueryClient();
  const findEnd = (connection: Connection) =>
    findConsentEnd(queryClient.getQueryData(accountsQuery(client, connection).queryKey)?.accounts ?? []);
  // One text for all of them: a new array each time would look like a change.
  const ends = useSyncExternalStore(
    (listener) => queryClient.getQueryCache().subscribe(notifyManager.batchCalls(listener)),
    () => connections.map(findEnd).join(separator),
  );
  return ends.split(separator).map(parseCalendarDate);
}

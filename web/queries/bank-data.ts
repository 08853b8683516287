import type { Query } from '@tanstack/react-query';
import { UnreadableResponse } from '../../shared/banks/bank-responses.ts';
import { RequestFailure } from '../api/request-failure.ts';

/** The beginning of every key under which something of a connection's bank is kept in memory. */
export const bankDataKey = (connectionId: string) => ['bank-data', connectionId] as const;

/** Of the list of a connection's accounts, without which nothing else can be shown. */
export const accountsKey = (connectionId: string) => [...bankDataKey(connectionId), 'accounts'] as const;

export const isAccountsQuery = ({ queryKey }: Query): boolean => queryKey.at(-1) === 'accounts';

/** Reads a bank's body by its profile; a body that has not the promised shape is a failure with a name, too. */
export function readResponse<Answer>(connectionId: string, read: () => Answer): Answer {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnreadableResponse)) throw error;
    throw new RequestFailure('unreadable_response', { connectionId }, error);
  }
}

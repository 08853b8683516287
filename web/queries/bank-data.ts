import type { Query } from '@tanstack/react-query';
import { UnreadableResponse } from '../../shared/banks/bank-responses.ts';
import { RequestFailure } from '../api/request-failure.ts';

/** The beginning of every key under which something of a connection's bank is kept in memory. */
export const bankDataKey = (connectionId: string) => ['bank-data', connectionId] as const;

/** Of the list of a connection's accounts, without which nothing else can be shown. */
export const accountsKey = (connectionId: string) => [...bankDataKey(connectionId), 'accounts'] as const;

export const isAccountsQuery = ({ queryKey }: Query): boolean => queryKey.at(-1) === 'accounts';

/** In characters. What is longer keeps a browser busy for seconds, and the person waiting. */
const longestBody = 32_000_000;

/** Reads a bank's body by its profile; one that is too long, or has not the promised shape, is a failure with a name. */
export function readResponse<Answer>(
  connectionId: string,
  body: string,
  read: (body: string) => Answer,
): Answer {
  if (body.length > longestBody) throw new RequestFailure('response_too_large', { connectionId });
  try {
    return read(body);
  } catch (error) {
    if (!(error instanceof UnreadableResponse)) throw error;
    throw new RequestFailure('unreadable_response', { connectionId }, error);
  }
}

import { type Query, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Connection, SessionView } from '../../shared/session-view.ts';
import type { KontoClient } from '../api/konto-client.ts';
import type { ConnectReason } from '../paths.ts';

export type SignedInSession = Extract<SessionView, { status: 'signed-in' }>;

/** The session as this tab knows it: the server's view, or the reason why it ended here. */
export type KnownSession = SignedInSession | { status: 'signed-out'; reason?: ConnectReason | undefined };

const sessionKey = ['session'] as const;

/** Who is signed in, and with which connections. It changes by what people do, not by itself: it never grows stale. */
export const sessionQuery = (client: KontoClient) =>
  queryOptions({
    queryKey: sessionKey,
    queryFn: (): Promise<KnownSession> => client.readSession(),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });

export const knownSession = (queryClient: QueryClient): KnownSession | undefined =>
  queryClient.getQueryData<KnownSession>(sessionKey);

export function replaceSession(queryClient: QueryClient, session: KnownSession): void {
  queryClient.setQueryData(sessionKey, session);
}

/** Asks the server again, now: an answer still on its way was given before whatever happened just now. */
export async function rereadSession(queryClient: QueryClient, client: KontoClient): Promise<KnownSession> {
  await queryClient.cancelQueries({ queryKey: sessionKey });
  return queryClient.fetchQuery({ ...sessionQuery(client), staleTime: 0 });
}

/** Forgets who is signed in, and asks anew. Never throws: who needs the answer asks once more. */
export const resetSession = (queryClient: QueryClient): Promise<void> =>
  queryClient.resetQueries({ queryKey: sessionKey });

const belongsToSession = ({ queryKey: [kind] }: Query): boolean => kind !== 'session' && kind !== 'banks';

/** Empties memory of everything that belongs to a session; only the public list of banks stays. */
export function forgetSessionData(queryClient: QueryClient): void {
  void queryClient.cancelQueries({ predicate: belongsToSession });
  // A removed query that a screen still shows would be held by its timer, for half an hour after the screen is gone.
  for (const query of queryClient.getQueryCache().findAll({ predicate: belongsToSession })) query.gcTime = 0;
  queryClient.removeQueries({ predicate: belongsToSession });
}

/** Empties memory likewise, and reads anew what is on the screen. */
export const restartSessionData = (queryClient: QueryClient): Promise<void> =>
  queryClient.resetQueries({ predicate: belongsToSession });

/** Reads anew what is on the screen; what was read before stays until then. */
export const refreshSessionData = (queryClient: QueryClient): Promise<void> =>
  queryClient.invalidateQueries({ predicate: belongsToSession });

/** Notes that the bank has refused a connection, as the server has done for itself. */
export function markConsentRequired(queryClient: QueryClient, connectionId: string): void {
  const session = knownSession(queryClient);
  if (session?.status !== 'signed-in') return;
  const mark = (connection: Connection): Connection =>
    connection.connectionId === connectionId ? { ...connection, status: 'consent-required' } : connection;
  replaceSession(queryClient, { ...session, connections: session.connections.map(mark) });
}

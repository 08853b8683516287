import { replace } from 'react-router';
import { type ConnectReason, paths } from '../paths.ts';
import { type SignedInSession, sessionQuery } from '../queries/session.ts';
import type { World } from '../world.tsx';

/**
 * The session that a route's loader needs. Without one the person is led to Connect, is told why, and comes back to
 * this very address afterwards.
 */
export async function requireSession(
  { client, queryClient }: World,
  request: Request,
): Promise<SignedInSession> {
  const session = await queryClient.ensureQueryData(sessionQuery(client));
  if (session.status === 'signed-in') return session;
  const { pathname, search } = new URL(request.url);
  throw replace(connectAgain(session.reason, pathname + search));
}

/** Who left on purpose starts afresh; who lost the session comes back to where they were. */
export function connectAgain(reason: ConnectReason | undefined, returnTo: string): string {
  if (reason === undefined || reason === 'no_session' || reason === 'session_expired')
    return paths.connect({ reason: reason ?? 'no_session', returnTo });
  return paths.connect({ reason });
}

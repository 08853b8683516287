import { redirect } from 'react-router';
import type { SessionView } from '../../shared/session-view.ts';
import { paths } from '../paths.ts';
import { sessionQuery } from '../queries/session.ts';
import type { World } from '../world.tsx';

export type SignedInView = Extract<SessionView, { status: 'signed-in' }>;

/**
 * The session that a route's loader needs. Without one the person is led to Connect, is told why, and comes back to
 * this very address afterwards.
 */
export async function requireSession(
  { client, queryClient }: World,
  request: Request,
): Promise<SignedInView> {
  const session = await queryClient.ensureQueryData(sessionQuery(client));
  if (session.status === 'signed-in') return session;
  const { pathname, search } = new URL(request.url);
  throw redirect(paths.connect({ reason: session.reason ?? 'no_session', returnTo: pathname + search }));
}

import type { Context } from 'hono';
import { Problem } from '../problem.ts';
import type { OpenSession, SessionLookup, Sessions } from '../session/sessions.ts';
import type { AppEnv } from './app-env.ts';

/** What the request's cookies say; an open session is noted for `carrySession`, a foreign cookie for the log. */
export async function openSession(
  c: Context<AppEnv>,
  sessions: Pick<Sessions, 'open'>,
): Promise<SessionLookup> {
  const lookup = await sessions.open(c.req.header('Cookie'));
  if (lookup.status === 'open') c.set('session', lookup.open);
  const isForeign = lookup.status === 'unreadable' && lookup.foreign !== undefined;
  if (isForeign) c.set('foreignCookie', true);
  if (isForeign || lookup.status === 'none') c.set('stranger', true);
  return lookup;
}

/** The request's session. Throws `no_session`, or `session_expired` after its end. */
export async function requireSession(
  c: Context<AppEnv>,
  sessions: Pick<Sessions, 'open'>,
): Promise<OpenSession> {
  const lookup = await openSession(c, sessions);
  if (lookup.status === 'open') return lookup.open;
  throw new Problem(lookup.status === 'expired' ? 'session_expired' : 'no_session');
}

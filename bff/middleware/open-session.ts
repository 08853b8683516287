import type { Context } from 'hono';
import { Problem } from '../problem.ts';
import type { OpenSession, SessionLookup, Sessions } from '../session/sessions.ts';
import type { AppEnv } from './app-env.ts';

/** What the request's cookies say; an open session is noted for `carrySession`, a foreign cookie for the log. */
export async function openSession(
  c: Context<AppEnv>,
  sessions: Pick<Sessions, 'open'>,
): Promise<SessionLookup> {
  return note(c, await sessions.open(c.req.header('Cookie')));
}

/** The request's session, at once where it is remembered. Throws `no_session`, or `session_expired` after its end. */
export function requireSession(
  c: Context<AppEnv>,
  sessions: Pick<Sessions, 'open'>,
): OpenSession | Promise<OpenSession> {
  const lookup = sessions.open(c.req.header('Cookie'));
  return lookup instanceof Promise ? lookup.then((late) => requireOpen(c, late)) : requireOpen(c, lookup);
}

function requireOpen(c: Context<AppEnv>, found: SessionLookup): OpenSession {
  const lookup = note(c, found);
  if (lookup.status === 'open') return lookup.open;
  throw new Problem(lookup.status === 'expired' ? 'session_expired' : 'no_session');
}

function note(c: Context<AppEnv>, lookup: SessionLookup): SessionLookup {
  if (lookup.status === 'open') c.set('session', lookup.open);
  if (lookup.status === 'unreadable' && lookup.foreign) c.set('foreignCookie', true);
  return lookup;
}

import type { Context } from 'hono';
import { Problem } from '../problem.ts';
import type { OpenSession, Sessions } from '../session/sessions.ts';
import type { AppEnv } from './app-env.ts';
import { openSession } from './open-session.ts';

/** The request's session. Throws `no_session`, or `session_expired` after its end. */
export async function requireSession(c: Context<AppEnv>, sessions: Sessions): Promise<OpenSession> {
  const lookup = await openSession(c, sessions);
  if (lookup.status === 'open') return lookup.open;
  throw new Problem(lookup.status === 'expired' ? 'session_expired' : 'no_session');
}

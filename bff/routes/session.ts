import { type Context, Hono } from 'hono';
import { endpoints } from '../../shared/endpoints.ts';
import type { SessionView } from '../../shared/session-view.ts';
import type { Config } from '../config/config.ts';
import type { Log } from '../log.ts';
import type { AppEnv } from '../middleware/app-env.ts';
import { openSession } from '../middleware/open-session.ts';
import type { SessionLookup, Sessions } from '../session/sessions.ts';
import { viewSession } from './session-view.ts';

export interface SessionRouteDependencies {
  config: Config;
  sessions: Sessions;
  log: Log;
}

/** Asking for the session does not extend it; "I am still here" does. */
export function sessionRoutes({ config, sessions, log }: SessionRouteDependencies): Hono<AppEnv> {
  async function extend(lookup: SessionLookup): Promise<SessionLookup> {
    if (lookup.status !== 'open') return lookup;
    const touched = await sessions.touch(lookup.open, { force: true });
    return touched ? { ...lookup, open: touched } : { status: 'unreadable' };
  }

  function answer(c: Context<AppEnv>, lookup: SessionLookup) {
    const setCookie = chooseCookie(lookup, sessions);
    if (setCookie) c.header('Set-Cookie', setCookie, { append: true });
    if (lookup.status === 'open' && setCookie)
      log('info', 'session_resealed', { requestId: c.get('requestId') });
    return c.json(viewLookup(lookup, config));
  }

  return new Hono<AppEnv>()
    .get(endpoints.session, async (c) => answer(c, await openSession(c, sessions)))
    .post(endpoints.session, async (c) => answer(c, await extend(await openSession(c, sessions))));
}

function viewLookup(lookup: SessionLookup, config: Config): SessionView {
  if (lookup.status === 'open') return viewSession(lookup.open.session, config);
  return lookup.status === 'expired'
    ? { status: 'signed-out', reason: 'session_expired' }
    : { status: 'signed-out' };
}

/**
 * A cookie that opens nothing is cleared; one that an older key sealed is renewed. One that a key of others sealed stays:
 * while a new key is rolled out, another instance has it.
 */
function chooseCookie(lookup: SessionLookup, sessions: Sessions): string | undefined {
  if (lookup.status === 'open') return lookup.setCookie;
  const isOthers = lookup.status === 'unreadable' && lookup.foreign === 'others';
  return lookup.status === 'none' || isOthers ? undefined : sessions.clearCookie();
}

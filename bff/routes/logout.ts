import { type Context, Hono } from 'hono';
import { endpoints } from '../../shared/endpoints.ts';
import type { Log } from '../log.ts';
import type { AppEnv } from '../middleware/app-env.ts';
import type { LimitCalls } from '../middleware/limits.ts';
import { openSession } from '../middleware/open-session.ts';
import type { Sessions } from '../session/sessions.ts';

export interface LogoutRouteDependencies {
  sessions: Sessions;
  log: Log;
  /** For calls that end nothing. */
  limitStrangers: LimitCalls;
}

/**
 * Forgets the session, tokens and all. The bank is not asked, so that its slowness cannot delay it. Where the store fails
 * the cookie is cleared all the same: it holds the only key, so that this browser is signed out, which the answer says.
 */
export function logoutRoutes({ sessions, log, limitStrangers }: LogoutRouteDependencies): Hono<AppEnv> {
  return new Hono<AppEnv>().post(endpoints.logout, async (c) => {
    const setCookies = await endSession(c).catch((error: unknown) => {
      c.header('Set-Cookie', sessions.clearCookie());
      throw error;
    });
    for (const setCookie of setCookies) c.header('Set-Cookie', setCookie, { append: true });
    return c.body(null, 204);
  });

  async function endSession(c: Context<AppEnv>): Promise<string[]> {
    const lookup = await openSession(c, sessions);
    if (lookup.status !== 'open') {
      limitStrangers(c);
      return [sessions.clearCookie()];
    }
    await sessions.end(lookup.open);
    log('info', 'signed_out', { requestId: c.get('requestId') });
    return sessions.endCookies(lookup.open);
  }
}

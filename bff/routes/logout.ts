import { Hono } from 'hono';
import { endpoints } from '../../shared/endpoints.ts';
import type { Log } from '../log.ts';
import type { AppEnv } from '../middleware/app-env.ts';
import { openSession } from '../middleware/open-session.ts';
import type { Sessions } from '../session/sessions.ts';

/** Forgets the session, tokens and all. The bank is not asked, so that its slowness cannot delay it. */
export function logoutRoutes({ sessions, log }: { sessions: Sessions; log: Log }): Hono<AppEnv> {
  return new Hono<AppEnv>().post(endpoints.logout, async (c) => {
    const lookup = await openSession(c, sessions);
    if (lookup.status === 'open') {
      await sessions.end(lookup.open);
      log('info', 'signed_out', { requestId: c.get('requestId') });
    }
    const setCookies = lookup.status === 'open' ? sessions.endCookies(lookup.open) : [sessions.clearCookie()];
    for (const setCookie of setCookies) c.header('Set-Cookie', setCookie, { append: true });
    return c.body(null, 204);
  });
}

import { Hono } from 'hono';
import { endpoints } from '../../shared/endpoints.ts';
import type { DisconnectAnswer } from '../../shared/session-view.ts';
import type { Log } from '../log.ts';
import type { AppEnv } from '../middleware/app-env.ts';
import { requireSession } from '../middleware/open-session.ts';
import { removeConnection, requireConnection } from '../session/connections.ts';
import type { Sessions } from '../session/sessions.ts';

export interface ConnectionDependencies {
  sessions: Sessions;
  log: Log;
}

/** The builders encode the colon that marks a parameter for the router. */
const path = decodeURIComponent(endpoints.connection(':connectionId'));

/** Forgets one consent's tokens; with the last one the session ends. The bank knows no way to be told of it. */
export function connectionRoutes({ sessions, log }: ConnectionDependencies): Hono<AppEnv> {
  return new Hono<AppEnv>().delete(path, async (c) => {
    const open = await requireSession(c, sessions);
    const { connectionId } = requireConnection(open.session, c.req.param('connectionId') ?? '');
    const rest = await sessions.change(open, (session) => removeConnection(session, connectionId));
    if (rest?.session.connections.length === 0) {
      await sessions.end(rest);
      log('info', 'signed_out', { requestId: c.get('requestId') });
      for (const setCookie of sessions.endCookies(open)) c.header('Set-Cookie', setCookie, { append: true });
    }
    return c.json<DisconnectAnswer>({ consentDeleted: false });
  });
}

import { Hono } from 'hono';
import { endpoints } from '../../shared/endpoints.ts';
import type { DisconnectAnswer } from '../../shared/session-view.ts';
import type { EndConsent } from '../authorization/end-consent.ts';
import { type StartTimer, waitAtMost } from '../bank/timers.ts';
import type { Config } from '../config/config.ts';
import type { Log } from '../log.ts';
import type { AppEnv } from '../middleware/app-env.ts';
import { requireSession } from '../middleware/open-session.ts';
import { removeConnection, requireConnection } from '../session/connections.ts';
import type { StoredConnection } from '../session/session.ts';
import type { Sessions } from '../session/sessions.ts';

export interface ConnectionDependencies {
  config: Pick<Config, 'banks'>;
  sessions: Sessions;
  endConsent: EndConsent;
  startTimer: StartTimer;
  log: Log;
}

/** The builders encode the colon that marks a parameter for the router. */
const path = decodeURIComponent(endpoints.connection(':connectionId'));

/** What the person waits for. The bank is told all the same, and they are told where to end the consent themselves. */
const deletionLimitMs = 2_500;

/**
 * Forgets one consent's tokens, and then tells the bank, where it has a way to be told; with the last one the session
 * ends.
 */
export function connectionRoutes({
  config,
  sessions,
  endConsent,
  startTimer,
  log,
}: ConnectionDependencies): Hono<AppEnv> {
  async function endAtBank({ bankId, consentId }: StoredConnection, requestId: string): Promise<boolean> {
    const bank = config.banks.find((known) => known.bankId === bankId);
    if (bank === undefined) return false;
    const ending = endConsent({ bank, consentId, requestId });
    return waitAtMost(startTimer, deletionLimitMs, ending).catch(() => false);
  }

  return new Hono<AppEnv>().delete(path, async (c) => {
    const open = await requireSession(c, sessions);
    const requestId = c.get('requestId');
    let removed = requireConnection(open.session, c.req.param('connectionId') ?? '');
    const { connectionId } = removed;
    const rest = await sessions.change(open, (session) => {
      // It may have been renewed since this request has read it.
      removed = session.connections.find((known) => known.connectionId === connectionId) ?? removed;
      return removeConnection(session, connectionId);
    });
    if (rest?.session.connections.length === 0) {
      await sessions.end(rest);
      log('info', 'signed_out', { requestId });
      for (const setCookie of sessions.endCookies(open)) c.header('Set-Cookie', setCookie, { append: true });
    }
    return c.json<DisconnectAnswer>({ consentDeleted: await endAtBank(removed, requestId) });
  });
}

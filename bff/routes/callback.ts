import { type Context, Hono } from 'hono';
import { endpoints } from '../../shared/endpoints.ts';
import { defaultReturnPath } from '../../shared/return-path.ts';
import { type CallbackAnswer, callbackRequestSchema } from '../../shared/session-view.ts';
import type { AuthorizationOf } from '../authorization/authorizations.ts';
import type { ConnectOnce } from '../authorization/connect-once.ts';
import type { EndConsent } from '../authorization/end-consent.ts';
import type { Config } from '../config/config.ts';
import type { AppEnv } from '../middleware/app-env.ts';
import { readJson } from '../middleware/json-body.ts';
import { openSession } from '../middleware/open-session.ts';
import { parseAuthorizationResponse } from '../oauth/authorization-response.ts';
import { requireOwnPage } from '../oauth/redirect-page.ts';
import { Problem } from '../problem.ts';
import { encodeUtf8, hash } from '../session/bytes.ts';
import type { PendingAuthorizations } from '../session/pending-authorizations.ts';
import type { OpenSession, Sessions } from '../session/sessions.ts';

export interface CallbackDependencies {
  config: Pick<Config, 'banks'>;
  sessions: Pick<Sessions, 'open' | 'cookie'>;
  pendingAuthorizations: Pick<PendingAuthorizations, 'take' | 'isForeign' | 'clear'>;
  authorizationOf: AuthorizationOf;
  endConsent: EndConsent;
  connect: ConnectOnce;
}

/** Turns the bank's authorization response into a connection, for the browser that asked for it and no other. */
export function callbackRoutes(dependencies: CallbackDependencies): Hono<AppEnv> {
  const { config, sessions, pendingAuthorizations, authorizationOf, endConsent, connect } = dependencies;

  async function readCookies(c: Context<AppEnv>, state: string) {
    const cookieHeader = c.req.header('Cookie');
    const [lookup, pending] = await Promise.all([
      openSession(c, sessions),
      pendingAuthorizations.take(cookieHeader, state),
    ]);
    if (pending === null && (await pendingAuthorizations.isForeign(cookieHeader, state)))
      c.set('foreignCookie', true);
    const bank = config.banks.find(({ bankId }) => bankId === pending?.bankId);
    return {
      open: lookup.status === 'open' ? lookup.open : null,
      asked: pending && bank && { pending, bank },
    };
  }

  /** What was done may have prolonged the session, in an answer that never arrived. */
  function answerAgain(c: Context<AppEnv>, open: OpenSession, answer: CallbackAnswer) {
    if (open.session.kept) c.header('Set-Cookie', sessions.cookie(open), { append: true });
    return c.json(answer);
  }

  return new Hono<AppEnv>().post(endpoints.callback, async (c) => {
    const { response, path } = await readJson(c, callbackRequestSchema);
    const authorization = parseAuthorizationResponse(response);
    const authorizationHash = await hash(encodeUtf8(authorization.state));
    const { open, asked } = await readCookies(c, authorization.state);
    const returnTo = asked?.pending.returnTo ?? defaultReturnPath;

    const finished = open?.session.connections.find((made) => made.authorizationHash === authorizationHash);
    if (open && finished) return answerAgain(c, open, { connectionId: finished.connectionId, returnTo });
    if (!asked) throw new Problem('authorization_unknown');

    const { bank, pending } = asked;
    requireOwnPage(bank, path);
    const requestId = c.get('requestId');
    const forget = await pendingAuthorizations.clear(authorization.state);
    if ('error' in authorization.outcome) {
      c.header('Set-Cookie', forget, { append: true });
      void endConsent({ bank, consentId: pending.consentId, requestId });
    }
    const code = await authorizationOf(bank).requireCode(authorization);
    // Where the token call fails, the pending authorization stays: a passing failure may leave the code unused.
    const { connectionId, setCookie } = await connect({ ...asked, code, authorizationHash, open, requestId });
    c.header('Set-Cookie', forget, { append: true });
    if (setCookie !== null) c.header('Set-Cookie', setCookie, { append: true });
    return c.json<CallbackAnswer>({ connectionId, returnTo });
  });
}

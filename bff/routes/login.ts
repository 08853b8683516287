import { type Context, Hono } from 'hono';
import { endpoints } from '../../shared/endpoints.ts';
import { parseReturnPath } from '../../shared/return-path.ts';
import { type LoginAnswer, type LoginRequest, loginRequestSchema } from '../../shared/session-view.ts';
import type { AuthorizationOf } from '../authorization/authorizations.ts';
import { findBank, shortBankId } from '../bank/find-bank.ts';
import type { BankConfig, Config } from '../config/config.ts';
import type { AppEnv } from '../middleware/app-env.ts';
import { readJson } from '../middleware/json-body.ts';
import { openSession, requireSession } from '../middleware/open-session.ts';
import { Problem } from '../problem.ts';
import { requireConnection } from '../session/connections.ts';
import type { PendingAuthorizations } from '../session/pending-authorizations.ts';
import type { Sessions } from '../session/sessions.ts';

export interface LoginDependencies {
  config: Pick<Config, 'banks'>;
  sessions: Sessions;
  pendingAuthorizations: PendingAuthorizations;
  authorizationOf: AuthorizationOf;
  now: () => number;
}

/** Says where to send the browser for an authorization, and keeps what its response will be checked against. */
export function loginRoutes(dependencies: LoginDependencies): Hono<AppEnv> {
  const { config, sessions, pendingAuthorizations, authorizationOf, now } = dependencies;

  async function findRenewed(c: Context<AppEnv>, { connectionId }: LoginRequest) {
    if (connectionId === undefined) return undefined;
    const { session } = await requireSession(c, sessions);
    return requireConnection(session, connectionId);
  }

  /** Said before the person goes to the bank, as far as it can be known. */
  async function requireRoom(c: Context<AppEnv>, { bankId }: BankConfig) {
    const lookup = await openSession(c, sessions);
    if (lookup.status === 'open') await sessions.requireRoom(lookup.open, bankId);
  }

  function chooseBank(bankId: string, asked = shortBankId(bankId)): BankConfig {
    const bank = findBank(config.banks, bankId);
    if (bank === undefined || asked !== shortBankId(bankId))
      throw new Problem('invalid_parameter', { parameter: 'bankId' });
    return bank;
  }

  return new Hono<AppEnv>().post(endpoints.login, async (c) => {
    const wish = await readJson(c, loginRequestSchema);
    const renewed = await findRenewed(c, wish);
    const bank = chooseBank(renewed?.bankId ?? wish.bankId ?? config.banks[0].bankId, wish.bankId);
    if (renewed === undefined) await requireRoom(c, bank);
    const institution = wish.institution ?? renewed?.institution ?? null;
    const { authorizationUrl, ...begun } = await authorizationOf(bank).begin({ institution });
    const setCookies = await pendingAuthorizations.keep(c.req.header('Cookie'), {
      ...begun,
      bankId: bank.bankId,
      returnTo: parseReturnPath(wish.returnTo),
      connectionId: renewed?.connectionId ?? null,
      keep: wish.keep ?? false,
      createdAt: now(),
    });
    for (const setCookie of setCookies) c.header('Set-Cookie', setCookie, { append: true });
    const answer: LoginAnswer = { authorizationUrl };
    return c.json(answer);
  });
}

// What a granted authorization becomes: tokens, a connection, and a session that holds it.
import { ownRetryAfter } from '../bank/retry-after.ts';
import type { BankConfig, Config } from '../config/config.ts';
import type { Log } from '../log.ts';
import type { Fail } from '../oauth/flights.ts';
import type { TokenEndpoint } from '../oauth/token-endpoint.ts';
import { TokenFailure } from '../oauth/token-failure.ts';
import { Problem } from '../problem.ts';
import { type ActiveConnection, describeConnection, putConnection } from '../session/connections.ts';
import type { PendingAuthorization, Session } from '../session/session.ts';
import { createSessionLifetimes } from '../session/session-lifetimes.ts';
import type { OpenSession, Sessions } from '../session/sessions.ts';
import type { UnsavedTokens } from './unsaved-tokens.ts';

export interface GrantedAuthorization {
  bank: BankConfig;
  pending: PendingAuthorization;
  code: string;
  authorizationHash: string;
  /** The session that the browser already has, or null. */
  open: OpenSession | null;
  /** For the log. */
  requestId: string;
}

/** `setCookie` is null where the browser's session took the connection in and its cookie stays as it is. */
interface Kept {
  open: OpenSession;
  setCookie: string | null;
}

export interface Connected extends Kept {
  connectionId: string;
  returnTo: string;
}

/**
 * Throws `token_exchange_failed`, `client_rejected` or `bank_unavailable`, and `authorization_unknown` where the session
 * that was to hold it has ended meanwhile. `fail` is told of a store that fails on the way.
 */
export type Connect = (granted: GrantedAuthorization, fail: Fail) => Promise<Connected>;

export interface ConnectDependencies {
  config: Pick<Config, 'session'>;
  sessions: Pick<Sessions, 'start' | 'change' | 'cookie'>;
  tokenEndpoint: Pick<TokenEndpoint, 'exchangeAuthorizationCode'>;
  unsavedTokens: UnsavedTokens;
  now: () => number;
  log: Log;
}

export function createConnect(dependencies: ConnectDependencies): Connect {
  const { config, sessions, tokenEndpoint, unsavedTokens, now, log } = dependencies;
  const lifetimes = createSessionLifetimes(config.session, now);

  async function keep(connection: ActiveConnection, { pending, open }: GrantedAuthorization): Promise<Kept> {
    const { tokens } = connection;
    const join = (session: Session) =>
      putConnection(lifetimes.extend(session, pending.keep, tokens), connection);
    if (open === null)
      return sessions.start(putConnection(lifetimes.start(pending.keep, tokens), connection));
    const joined = await sessions.change(open, join);
    // Who has signed out in another tab meanwhile is not signed in again.
    if (joined === null) throw new Problem('authorization_unknown');
    return { open: joined, setCookie: joined.session.kept ? sessions.cookie(joined) : null };
  }

  const exchange = ({ bank, code, pending: { codeVerifier } }: GrantedAuthorization) =>
    tokenEndpoint.exchangeAuthorizationCode(bank, { code, codeVerifier }).catch(throwProblem);

  return async (granted, fail) => {
    const { bank, pending, authorizationHash, requestId } = granted;
    const tokens = unsavedTokens.find(authorizationHash) ?? (await exchange(granted));
    const connectionId = pending.connectionId ?? crypto.randomUUID();
    const connection: ActiveConnection = {
      connectionId,
      bankId: bank.bankId,
      connectedAt: now(),
      consentId: null,
      consentExpiresAt: null,
      authorizationHash,
      status: 'active',
      tokens,
    };
    const write = () => keep(connection, granted);
    const kept = await unsavedTokens.save(authorizationHash, tokens, { write, fail });
    log('info', 'signed_in', { requestId, ...(await describeConnection(connectionId)) });
    return { ...kept, connectionId, returnTo: pending.returnTo };
  };
}

function throwProblem(error: unknown): never {
  if (!(error instanceof TokenFailure)) throw error;
  const { kind, retryAfter } = error;
  if (kind === 'client-rejected') throw new Problem('client_rejected', {}, error);
  if (kind === 'passing')
    throw new Problem('bank_unavailable', { retryAfter: retryAfter ?? ownRetryAfter }, error);
  throw new Problem('token_exchange_failed', {}, error);
}

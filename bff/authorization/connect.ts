// What a granted authorization becomes: tokens, a connection, and a session that holds it.
import type { ProblemCode } from '../../shared/problems.ts';
import type { BankConfig, Config } from '../config/config.ts';
import type { Log } from '../log.ts';
import type { Fail } from '../oauth/flights.ts';
import { Problem } from '../problem.ts';
import { type ActiveConnection, describeConnection, putConnection } from '../session/connections.ts';
import type { PendingAuthorization, StoredConnection } from '../session/session.ts';
import { createSessionLifetimes } from '../session/session-lifetimes.ts';
import type { OpenSession, Sessions } from '../session/sessions.ts';
import type { Consent } from './authorization.ts';
import type { AuthorizationOf } from './authorizations.ts';
import type { EndConsent, EndedConsent } from './end-consent.ts';
import { nameTokenProblem } from './token-problem.ts';
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
  authorizationOf: AuthorizationOf;
  endConsent: EndConsent;
  unsavedConsents: UnsavedTokens<Consent>;
  now: () => number;
  log: Log;
}

export function createConnect(dependencies: ConnectDependencies): Connect {
  const { config, sessions, authorizationOf, endConsent, unsavedConsents, now, log } = dependencies;
  const lifetimes = createSessionLifetimes(config.session, now);

  /** The function that writes the connection into the session. It may be called again where the store has failed. */
  function createWrite(connection: ActiveConnection, granted: GrantedAuthorization): () => Promise<Kept> {
    const { bank, pending, open, requestId } = granted;
    const { tokens, connectionId } = connection;
    if (open === null)
      return () => sessions.start(putConnection(lifetimes.start(pending.keep, tokens), connection));
    let replaced: StoredConnection | undefined;
    return async () => {
      const joined = await sessions.change(open, (session) => {
        // Of several writes only the first has the connection as it was before.
        replaced ??= session.connections.find((known) => known.connectionId === connectionId);
        return putConnection(lifetimes.extend(session, pending.keep, tokens), connection);
      });
      // Who has signed out in another tab meanwhile is not signed in again.
      if (joined === null) throw new Problem('authorization_unknown');
      // The bank need not have said so before the person may go on.
      void endConsent({ bank, consentId: findLeftConsent(replaced, connection), requestId });
      return { open: joined, setCookie: joined.session.kept ? sessions.cookie(joined) : null };
    };
  }

  const complete = ({ bank, code, pending }: GrantedAuthorization) =>
    authorizationOf(bank)
      .complete({ code, pending })
      .catch((error) => {
        throw nameTokenProblem(error, 'token_exchange_failed');
      });

  /** A consent that nobody will use is not left at the bank. */
  const endOn = (codes: readonly ProblemCode[], ended: EndedConsent) => (error: unknown) => {
    if (error instanceof Problem && codes.includes(error.code)) void endConsent(ended);
    throw error;
  };

  return async (granted, fail) => {
    const { bank, pending, authorizationHash, requestId } = granted;
    const lost = { bank, consentId: pending.consentId, requestId };
    const consent =
      unsavedConsents.find(authorizationHash) ??
      (await complete(granted).catch(endOn(['token_exchange_failed'], lost)));
    const connectionId = pending.connectionId ?? crypto.randomUUID();
    const connection: ActiveConnection = {
      connectionId,
      bankId: bank.bankId,
      connectedAt: now(),
      ...consent,
      authorizationHash,
      status: 'active',
    };
    const write = createWrite(connection, granted);
    const kept = await unsavedConsents
      .save(authorizationHash, consent, { write, fail })
      .catch(endOn(['session_full', 'authorization_unknown'], { ...lost, consentId: consent.consentId }));
    log('info', 'signed_in', { requestId, ...(await describeConnection(connectionId)) });
    return { ...kept, connectionId, returnTo: pending.returnTo };
  };
}

/** The consent that another one has replaced at the same bank, or null. No bank is told of another's. */
const findLeftConsent = (replaced: StoredConnection | undefined, by: ActiveConnection): string | null =>
  replaced?.bankId === by.bankId && replaced.consentId !== by.consentId ? replaced.consentId : null;

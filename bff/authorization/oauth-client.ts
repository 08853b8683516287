// What makes Konto a client in OAuth's sense (RFC 6749 §1.1): asks for authorizations, exchanges codes, refreshes.
import type { StartTimer } from '../bank/timers.ts';
import type { BankTransport } from '../bank/transport.ts';
import type { Config } from '../config/config.ts';
import type { Log } from '../log.ts';
import { authorizationRequests, type CreateAuthorizationRequest } from '../oauth/authorization-request.ts';
import { createReadServer, type ReadServer } from '../oauth/authorization-servers.ts';
import { createPushAuthorizationRequest } from '../oauth/pushed-authorization-request.ts';
import { createServerDiscovery } from '../oauth/server-metadata.ts';
import { createTokenEndpoint } from '../oauth/token-endpoint.ts';
import type { SessionStore } from '../session/session-store.ts';
import type { Sessions } from '../session/sessions.ts';
import { type AccessTokens, createAccessTokens } from './access-tokens.ts';
import { createConnect } from './connect.ts';
import { connectAlone } from './connect-alone.ts';
import { type ConnectOnce, connectOnce } from './connect-once.ts';
import { createRefresh } from './refresh.ts';
import { createRunAlone } from './run-alone.ts';
import { createUnsavedTokens } from './unsaved-tokens.ts';

export interface OAuthClient {
  createAuthorizationRequest: CreateAuthorizationRequest;
  readServer: ReadServer;
  connect: ConnectOnce;
  accessTokens: AccessTokens;
}

export interface OAuthClientDependencies {
  config: Pick<Config, 'banks' | 'session'>;
  store: SessionStore | null;
  sessions: Sessions;
  transport: BankTransport;
  now: () => number;
  startTimer: StartTimer;
  /** Takes what must come to its end even when nobody waits for it any more. */
  waitUntil: (work: Promise<unknown>) => void;
  log: Log;
}

export function createOAuthClient(dependencies: OAuthClientDependencies): OAuthClient {
  const { config, store, now, startTimer } = dependencies;
  const readServer = createReadServer({ ...dependencies, discover: createServerDiscovery(dependencies) });
  const push = createPushAuthorizationRequest(dependencies);
  const tokenEndpoint = createTokenEndpoint({ ...dependencies, readServer });
  const unsavedTokens = createUnsavedTokens(startTimer);
  const runAlone = createRunAlone({ store, startTimer });
  const connect = createConnect({ ...dependencies, tokenEndpoint, unsavedTokens });
  const refresh = createRefresh({ banks: config.banks, tokenEndpoint, now });
  return {
    createAuthorizationRequest: authorizationRequests({ readServer, push }),
    readServer,
    connect: connectOnce(connectAlone(connect, { ...dependencies, runAlone, unsavedTokens }), dependencies),
    accessTokens: createAccessTokens({ ...dependencies, refresh, runAlone, unsavedTokens }),
  };
}

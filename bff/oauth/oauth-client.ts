// What makes Konto a client in OAuth's sense (RFC 6749 §1.1): asks for authorizations, exchanges codes, refreshes.
import type { StartTimer } from '../bank/timers.ts';
import type { BankTransport } from '../bank/transport.ts';
import type { Log } from '../log.ts';
import { authorizationRequests, type CreateAuthorizationRequest } from './authorization-request.ts';
import { createReadServer, type ReadServer } from './authorization-servers.ts';
import type { PushAuthorizationRequest } from './pushed-authorization-request.ts';
import type { DiscoverServer } from './server-metadata.ts';
import { createTokenEndpoint, type TokenEndpoint } from './token-endpoint.ts';

export interface OAuthClient {
  createAuthorizationRequest: CreateAuthorizationRequest;
  readServer: ReadServer;
  tokenEndpoint: TokenEndpoint;
}

export interface OAuthClientDependencies {
  transport: BankTransport;
  now: () => number;
  startTimer: StartTimer;
  /** Takes what must come to its end even when nobody waits for it any more. */
  waitUntil: (work: Promise<unknown>) => void;
  log: Log;
}

/** What only a server with metadata needs is loaded when one is first asked. */
export function createOAuthClient(dependencies: OAuthClientDependencies): OAuthClient {
  const discover: DiscoverServer = async (issuer) => {
    const { createServerDiscovery } = await import('./server-metadata.ts');
    return createServerDiscovery(dependencies)(issuer);
  };
  const push: PushAuthorizationRequest = async (...request) => {
    const { createPushAuthorizationRequest } = await import('./pushed-authorization-request.ts');
    return createPushAuthorizationRequest(dependencies)(...request);
  };
  const readServer = createReadServer({ ...dependencies, discover });
  return {
    createAuthorizationRequest: authorizationRequests({ readServer, push }),
    readServer,
    tokenEndpoint: createTokenEndpoint({ ...dependencies, readServer }),
  };
}

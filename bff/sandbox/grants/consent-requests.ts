import type { SandboxClient } from '../settings.ts';
import type { Consent } from './consents.ts';

/** A consent as a third party has asked for it, and what its person made of it. */
export interface ConsentRequest {
  readonly consentId: string;
  readonly clientId: string;
  decision: 'received' | 'rejected' | Consent;
}

export interface ConsentRequests {
  create: (client: SandboxClient) => ConsentRequest;
  /** Those of other applications are not there. */
  find: (client: SandboxClient, consentId: string) => ConsentRequest | null;
  delete: (request: ConsentRequest) => void;
  /** The tokens with which applications speak for themselves. */
  issueToken: (client: SandboxClient) => string;
  /** Whose token it is; null for one that is not known, or has expired. */
  readToken: (accessToken: string) => SandboxClient | null;
  /** Those that were issued are good no more. */
  expireTokens: () => void;
  issued: () => readonly string[];
  reset: () => void;
}

export const clientTokenLifetimeMs = 24 * 60 * 60_000;

export function createConsentRequests(now: () => number): ConsentRequests {
  const requests = new Map<string, ConsentRequest>();
  const tokens = new Map<string, { client: SandboxClient; expiresAt: number }>();
  return {
    create: ({ clientId }) => {
      const request: ConsentRequest = { consentId: crypto.randomUUID(), clientId, decision: 'received' };
      requests.set(request.consentId, request);
      return request;
    },
    find: ({ clientId }, consentId) => {
      const request = requests.get(consentId);
      return request?.clientId === clientId ? request : null;
    },
    delete: ({ consentId, decision }) => {
      requests.delete(consentId);
      if (typeof decision === 'object') decision.status = 'revoked';
    },
    issueToken: (client) => {
      const accessToken = crypto.randomUUID();
      tokens.set(accessToken, { client, expiresAt: now() + clientTokenLifetimeMs });
      return accessToken;
    },
    readToken: (accessToken) => {
      const found = tokens.get(accessToken);
      return found && now() < found.expiresAt ? found.client : null;
    },
    expireTokens: () => {
      for (const token of tokens.values()) token.expiresAt = Number.NEGATIVE_INFINITY;
    },
    issued: () => [...tokens.keys()],
    reset: () => {
      requests.clear();
      tokens.clear();
    },
  };
}

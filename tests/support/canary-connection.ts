import type { StoredConnection } from '../../bff/session/session.ts';

/** A connection whose every text can be searched for where none of them may be. */
export const canaryConnection: StoredConnection = {
  connectionId: 'canary-connection',
  bankId: 'canary-bank',
  connectedAt: 0,
  consentId: null,
  consentExpiresAt: null,
  authorizationHash: 'canary-hash',
  status: 'active',
  tokens: {
    accessToken: 'canary-access',
    issuedAt: 0,
    accessTokenExpiresAt: null,
    refreshToken: 'canary-refresh',
  },
};

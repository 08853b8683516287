/** What a session holds, on the server only. Times are milliseconds since the epoch, by the server's clock. */
export interface Session {
  startedAt: number;
  /** Moves when data is read or the person says "I am still here"; written at most once a minute. */
  lastReadAt: number;
  absoluteExpiresAt: number;
  /** Kept on this device: no idle end, and a cookie that outlives the browser. */
  kept: boolean;
  connections: readonly StoredConnection[];
}

/** One consent given at a bank. A connection whose tokens the bank refuses stays, marked, without tokens. */
export type StoredConnection = {
  connectionId: string;
  bankId: string;
  connectedAt: number;
  consentId: string | null;
  consentExpiresAt: number | null;
  /** Which bank it is, where the configured one is the door to many. */
  institution?: Institution;
  /** A hash of the `state` that made or renewed it, so that a repeated callback finds its connection. */
  authorizationHash: string;
} & ({ status: 'active'; tokens: Tokens } | { status: 'consent-required' });

/** A bank behind the configured one, as that one names it. `country` is a code of ISO 3166-1 alpha-2. */
export interface Institution {
  name: string;
  country: string;
}

/**
 * What the token endpoint gave (RFC 6749 §5.1); `accessTokenExpiresAt` is null where it named no lifetime. Where a bank
 * gives sessions instead, a session's id and end, which nothing refreshes.
 */
export interface Tokens {
  accessToken: string;
  issuedAt: number;
  accessTokenExpiresAt: number | null;
  refreshToken: string | null;
}

/** Kept between the authorization request and its response, sealed in a cookie of its own. */
export interface PendingAuthorization {
  state: string;
  codeVerifier: string;
  bankId: string;
  returnTo: string;
  /** The connection to renew, or null for a new one. */
  connectionId: string | null;
  keep: boolean;
  /** Of the consent that was made for this authorization. */
  consentId: string | null;
  createdAt: number;
}

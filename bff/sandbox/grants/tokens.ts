import type { Consent } from './consents.ts';

interface IssuedToken {
  consent: Consent;
  expiresAt: number;
}

interface IssuedRefreshToken extends IssuedToken {
  replaced: boolean;
}

/** `refreshToken` is null where the one that was used stays good. */
export interface TokenSet {
  accessToken: string;
  expiresInSeconds: number;
  refreshToken: string | null;
}

type AccessTokenReading =
  | { status: 'valid'; consent: Consent }
  | { status: 'unknown' | 'expired' | 'revoked' };

export interface Tokens {
  issue: (consent: Consent) => TokenSet;
  /** Null where the token endpoint must say `invalid_grant`. */
  refresh: (refreshToken: string, clientId: string) => TokenSet | null;
  readAccessToken: (accessToken: string) => AccessTokenReading;
  expireAccessTokens: () => void;
  expireRefreshTokens: () => void;
  rotate: (on: boolean) => void;
  issued: () => { accessTokens: readonly string[]; refreshTokens: readonly string[] };
  reset: () => void;
}

export interface TokenLifetimes {
  accessTokenMs: number;
  refreshTokenMs: number;
}

export function createTokens(now: () => number, lifetimes: TokenLifetimes): Tokens {
  const accessTokens = new Map<string, IssuedToken>();
  const refreshTokens = new Map<string, IssuedRefreshToken>();
  let rotates = true;

  /** No token outlives the consent that it was issued for. */
  const endOf = (consent: Consent, lifetimeMs: number) => Math.min(now() + lifetimeMs, consent.expiresAt);

  function issueAccessToken(consent: Consent) {
    const accessToken = crypto.randomUUID();
    const expiresAt = endOf(consent, lifetimes.accessTokenMs);
    accessTokens.set(accessToken, { consent, expiresAt });
    return { accessToken, expiresInSeconds: Math.floor((expiresAt - now()) / 1000) };
  }

  function issueRefreshToken(consent: Consent): string {
    const refreshToken = crypto.randomUUID();
    const expiresAt = endOf(consent, lifetimes.refreshTokenMs);
    refreshTokens.set(refreshToken, { consent, expiresAt, replaced: false });
    return refreshToken;
  }

  const issue = (consent: Consent): TokenSet => ({
    ...issueAccessToken(consent),
    refreshToken: issueRefreshToken(consent),
  });

  return {
    issue,
    refresh: (refreshToken, clientId) => {
      const found = refreshTokens.get(refreshToken);
      if (!found || found.consent.clientId !== clientId) return null;
      if (found.consent.status === 'revoked') return null;
      if (found.replaced) return revokeAfterReuse(found);
      if (now() >= found.expiresAt) return null;
      if (!rotates) return { ...issueAccessToken(found.consent), refreshToken: null };
      found.replaced = true;
      return issue(found.consent);
    },
    readAccessToken: (accessToken) => {
      const found = accessTokens.get(accessToken);
      if (!found) return { status: 'unknown' };
      if (found.consent.status === 'revoked') return { status: 'revoked' };
      if (now() >= found.expiresAt) return { status: 'expired' };
      return { status: 'valid', consent: found.consent };
    },
    expireAccessTokens: () => expireAll(accessTokens),
    expireRefreshTokens: () => expireAll(refreshTokens),
    rotate: (on) => {
      rotates = on;
    },
    issued: () => ({ accessTokens: [...accessTokens.keys()], refreshTokens: [...refreshTokens.keys()] }),
    reset: () => {
      accessTokens.clear();
      refreshTokens.clear();
      rotates = true;
    },
  };
}

/** A refresh token seen twice may have been stolen: the whole grant dies. (RFC 9700 §4.14.2) */
function revokeAfterReuse({ consent }: IssuedToken): null {
  consent.status = 'revoked';
  return null;
}

function expireAll(tokens: Map<string, IssuedToken>): void {
  for (const token of tokens.values()) token.expiresAt = Number.NEGATIVE_INFINITY;
}

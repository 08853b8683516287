// The token endpoint's client: oauth4webapi builds the requests and checks the answers.
import * as oauth from 'oauth4webapi';
import type { OAuthBank } from '../config/config.ts';
import type { Tokens } from '../session/session.ts';
import type { ReadServer } from './authorization-servers.ts';
import { createClientAuthentication } from './client-authentication.ts';
import { TokenFailure } from './token-failure.ts';
import { createTokenFetch, type TokenFetchDependencies } from './token-fetch.ts';

/**
 * Every failure is a `TokenFailure`, but for those of `ReadServer`, before which nothing was sent. No call is ever
 * repeated: what an unanswered one did is not known.
 */
export interface TokenEndpoint {
  /** RFC 6749 §4.1.3 with the verifier of RFC 7636 §4.5. */
  exchangeAuthorizationCode(bank: OAuthBank, grant: { code: string; codeVerifier: string }): Promise<Tokens>;
  /** RFC 6749 §6. Where the bank sends no new refresh token, the old one stays. */
  refreshAccessToken(bank: OAuthBank, refreshToken: string): Promise<Tokens>;
  /** RFC 6749 §4.4: for the application itself, and no person. */
  requestClientCredentials(bank: OAuthBank): Promise<Tokens>;
}

/** A lifetime beyond it says nothing, and would not fit into a date. */
const longestLifetimeS = 10 * 365 * 24 * 60 * 60;

export interface TokenEndpointDependencies extends TokenFetchDependencies {
  readServer: ReadServer;
}

export function createTokenEndpoint(dependencies: TokenEndpointDependencies): TokenEndpoint {
  const { now, readServer } = dependencies;
  const fetch = createTokenFetch(dependencies);

  async function requestTokens(
    bank: OAuthBank,
    grantType: 'authorization_code' | 'refresh_token' | 'client_credentials',
    parameters: Record<string, string>,
  ): Promise<Tokens> {
    const server = await readServer(bank);
    const client = { client_id: bank.clientId };
    const authentication = createClientAuthentication(bank);
    const options = {
      [oauth.customFetch]: fetch,
      // Configuration and metadata name plain http on loopback alone.
      [oauth.allowInsecureRequests]: server.token_endpoint.startsWith('http:'),
    };
    const issuedAt = now();
    const response = await oauth.genericTokenEndpointRequest(
      server,
      client,
      authentication,
      grantType,
      parameters,
      options,
    );
    return oauth.processGenericTokenEndpointResponse(server, client, response).then(
      (answer) => readTokens(answer, issuedAt),
      () => Promise.reject(new TokenFailure('misbehaved')),
    );
  }

  return {
    exchangeAuthorizationCode: (bank, { code, codeVerifier }) =>
      requestTokens(bank, 'authorization_code', {
        code,
        redirect_uri: bank.redirectUri,
        code_verifier: codeVerifier,
      }),
    async refreshAccessToken(bank, refreshToken) {
      const tokens = await requestTokens(bank, 'refresh_token', { refresh_token: refreshToken });
      return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken };
    },
    requestClientCredentials: (bank) => requestTokens(bank, 'client_credentials', { scope: bank.scope }),
  };
}

/** Zero seconds are no lifetime either: the token is used until the bank refuses it, and not refreshed for each read. */
function readTokens(
  { access_token, expires_in, refresh_token }: oauth.TokenEndpointResponse,
  issuedAt: number,
): Tokens {
  const lifetimeMs = expires_in ? Math.min(expires_in, longestLifetimeS) * 1000 : null;
  return {
    accessToken: access_token,
    issuedAt,
    accessTokenExpiresAt: lifetimeMs === null ? null : Math.floor(issuedAt + lifetimeMs),
    refreshToken: refresh_token ?? null,
  };
}

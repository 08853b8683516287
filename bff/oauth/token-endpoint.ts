// The token endpoint's client: oauth4webapi asks and checks, over the same transport as every other call to the bank.
import * as oauth from 'oauth4webapi';
import { collectBody } from '../bank/collect-body.ts';
import { parseRetryAfter } from '../bank/retry-after.ts';
import type { StartTimer } from '../bank/timers.ts';
import type { BankBody, BankResponse, BankTransport } from '../bank/transport.ts';
import type { BankConfig } from '../config/config.ts';
import { decodeUtf8 } from '../session/bytes.ts';
import type { Tokens } from '../session/session.ts';
import { createClientAuthentication } from './client-authentication.ts';
import { parseTokenAnswer } from './token-answer.ts';
import { nameTokenFailure, TokenFailure } from './token-failure.ts';

/** Every failure is a `TokenFailure`. No call is ever repeated: what an unanswered one did is not known. */
export interface TokenEndpoint {
  /** RFC 6749 §4.1.3 with the verifier of RFC 7636 §4.5. */
  exchangeAuthorizationCode(bank: BankConfig, grant: { code: string; codeVerifier: string }): Promise<Tokens>;
  /** RFC 6749 §6. Where the bank sends no new refresh token, the old one stays. */
  refreshAccessToken(bank: BankConfig, refreshToken: string): Promise<Tokens>;
}

export interface TokenEndpointDependencies {
  transport: BankTransport;
  startTimer: StartTimer;
  now: () => number;
}

const callLimitMs = 10_000;
const answerLimit = 64 * 1024;
/** A lifetime beyond it says nothing, and would not fit into a date. */
const longestLifetimeS = 10 * 365 * 24 * 60 * 60;

export function createTokenEndpoint({
  transport,
  startTimer,
  now,
}: TokenEndpointDependencies): TokenEndpoint {
  async function send(
    url: string,
    { headers, body }: oauth.CustomFetchOptions<'POST', URLSearchParams>,
  ): Promise<Response> {
    const limit = new AbortController();
    const stopTimer = startTimer(callLimitMs, () =>
      limit.abort(new DOMException('Token call', 'TimeoutError')),
    );
    const { signal } = limit;
    try {
      const request = {
        method: 'POST',
        headers: chooseHeaders(headers),
        body: body.toString(),
        signal,
      } as const;
      const response = await transport.send({ ...request, url: new URL(url) });
      return acceptAnswer(response, await readAnswer(response.body), now());
    } catch (error) {
      throw error instanceof TokenFailure ? error : new TokenFailure('passing', { cause: error });
    } finally {
      stopTimer();
    }
  }

  async function requestTokens(
    bank: BankConfig,
    grantType: 'authorization_code' | 'refresh_token',
    parameters: Record<string, string>,
  ): Promise<Tokens> {
    const server = { issuer: bank.baseUrl, token_endpoint: bank.tokenUrl };
    const client = { client_id: bank.clientId };
    const authentication = createClientAuthentication(bank);
    const options = {
      [oauth.customFetch]: send,
      // The configuration allows plain http on loopback alone.
      [oauth.allowInsecureRequests]: bank.tokenUrl.startsWith('http:'),
    };
    const request = [server, client, authentication, grantType, parameters, options] as const;
    const issuedAt = now();
    const response = await oauth.genericTokenEndpointRequest(...request);
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
  };
}

/** Of the headers that oauth4webapi prepares, those that the bank needs. */
function chooseHeaders({ authorization }: Record<string, string>): Record<string, string> {
  return {
    accept: 'application/json',
    'accept-encoding': 'identity',
    'content-type': 'application/x-www-form-urlencoded',
    ...(authorization && { authorization }),
  };
}

async function readAnswer(body: BankBody): Promise<string> {
  const collected = await collectBody(body, answerLimit);
  if (!(collected instanceof ReadableStream)) return decodeUtf8(collected);
  body.cancel();
  throw new TokenFailure('misbehaved');
}

/** Lets nothing but tokens through to be checked. */
function acceptAnswer({ status, header }: BankResponse, text: string, now: number): Response {
  const answer = parseTokenAnswer(text);
  if (status === 200 && answer !== null && 'access_token' in answer) return Response.json(answer);
  const error = answer !== null && 'error' in answer ? answer.error : null;
  const retryAfter = parseRetryAfter(header('retry-after'), now);
  throw new TokenFailure(nameTokenFailure(status, error), { retryAfter });
}

function readTokens(
  { access_token, expires_in, refresh_token }: oauth.TokenEndpointResponse,
  issuedAt: number,
): Tokens {
  const lifetimeMs = expires_in === undefined ? null : Math.min(expires_in, longestLifetimeS) * 1000;
  return {
    accessToken: access_token,
    issuedAt,
    accessTokenExpiresAt: lifetimeMs === null ? null : Math.floor(issuedAt + lifetimeMs),
    refreshToken: refresh_token ?? null,
  };
}

// The authorization request, handed to the server directly and by a client that says who it is: on its way through the
// browser nobody can read or change it.
import * as oauth from 'oauth4webapi';
import { ownRetryAfter, parseRetryAfter } from '../bank/retry-after.ts';
import type { OAuthBank } from '../config/config.ts';
import { Problem } from '../problem.ts';
import { createClientAuthentication } from './client-authentication.ts';
import {
  buildFormRequest,
  createServerCall,
  type ServerAnswer,
  type ServerCallDependencies,
} from './server-call.ts';
import type { ServerMetadata } from './server-metadata.ts';
import { readTokenError } from './token-answer.ts';
import { nameTokenFailure } from './token-failure.ts';

/**
 * Answers the `request_uri` (RFC 9126 §2). Throws `client_rejected`, `authorization_failed` for any other error that the
 * server names, `bank_unavailable`, and `bank_misbehaved` for what is no answer in OAuth's terms. Is never repeated.
 */
export type PushAuthorizationRequest = (
  bank: OAuthBank,
  server: ServerMetadata,
  request: Record<string, string>,
) => Promise<string>;

export interface PushedAuthorizationRequestDependencies extends ServerCallDependencies {
  now: () => number;
}

const callLimitMs = 10_000;

export function createPushAuthorizationRequest({
  now,
  ...dependencies
}: PushedAuthorizationRequestDependencies): PushAuthorizationRequest {
  const call = createServerCall(dependencies, callLimitMs);

  async function fetch(
    url: string,
    options: oauth.CustomFetchOptions<'POST', URLSearchParams>,
  ): Promise<Response> {
    const answer = await call(buildFormRequest(url, options, 'pushed-authorization')).catch((cause) => {
      throw new Problem('bank_unavailable', { retryAfter: ownRetryAfter }, cause);
    });
    if (answer.status !== 201) throw nameRefusal(answer, now());
    return new Response(answer.text, { status: 201 });
  }

  return async (bank, server, request) => {
    const client = { client_id: bank.clientId };
    const authentication = createClientAuthentication(bank);
    const response = await oauth.pushedAuthorizationRequest(server, client, authentication, request, {
      [oauth.customFetch]: fetch,
      // Metadata names plain http on loopback alone.
      [oauth.allowInsecureRequests]: server.issuer.startsWith('http:'),
    });
    return oauth.processPushedAuthorizationResponse(server, client, response).then(
      ({ request_uri }) => request_uri,
      (error) => Promise.reject(new Problem('bank_misbehaved', {}, error)),
    );
  };
}

/** (RFC 9126 §2.3: as RFC 6749 §5.2 and §4.1.2.1) */
function nameRefusal({ status, header, text }: ServerAnswer, now: number): Problem {
  const error = readTokenError(text);
  switch (nameTokenFailure(status, error)) {
    case 'client-rejected':
      return new Problem('client_rejected');
    case 'passing':
      return new Problem('bank_unavailable', {
        retryAfter: parseRetryAfter(header('retry-after'), now) ?? ownRetryAfter,
      });
    default:
      return new Problem(error === null ? 'bank_misbehaved' : 'authorization_failed');
  }
}

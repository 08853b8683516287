// The `fetch` that oauth4webapi calls the token endpoint with: every answer is made strict, or named, before it is checked.
import type { CustomFetchOptions } from 'oauth4webapi';
import { parseRetryAfter } from '../bank/retry-after.ts';
import {
  buildFormRequest,
  createServerCall,
  type ServerAnswer,
  type ServerCallDependencies,
} from './server-call.ts';
import { parseTokenAnswer, readTokenError } from './token-answer.ts';
import { nameTokenFailure, TokenFailure } from './token-failure.ts';

/** Resolves with tokens as strict JSON, and throws a `TokenFailure` for everything else. */
export type TokenFetch = (
  url: string,
  options: CustomFetchOptions<'POST', URLSearchParams>,
) => Promise<Response>;

export interface TokenFetchDependencies extends ServerCallDependencies {
  now: () => number;
}

const callLimitMs = 10_000;

export function createTokenFetch({ now, ...dependencies }: TokenFetchDependencies): TokenFetch {
  const call = createServerCall(dependencies, callLimitMs);
  return async (url, options) => {
    const isForItself = options.body.get('grant_type') === 'client_credentials';
    const request = buildFormRequest(url, options, isForItself ? 'client-credentials' : 'token');
    const answer = await call(request).catch((cause) => {
      throw new TokenFailure('passing', { cause });
    });
    return acceptAnswer(answer, now());
  };
}

function acceptAnswer({ status, header, text }: ServerAnswer, now: number): Response {
  const answer = parseTokenAnswer(text);
  if (status === 200 && answer !== null && 'access_token' in answer) return Response.json(answer);
  const retryAfter = parseRetryAfter(header('retry-after'), now);
  throw new TokenFailure(nameTokenFailure(status, readTokenError(text)), { retryAfter });
}

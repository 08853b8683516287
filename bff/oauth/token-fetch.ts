// How oauth4webapi reaches a bank's token endpoint: over the transport of every other call, in limited time, and with an
// answer made strict before it is checked.
import type { CustomFetchOptions } from 'oauth4webapi';
import { collectBody } from '../bank/collect-body.ts';
import { parseRetryAfter } from '../bank/retry-after.ts';
import type { StartTimer } from '../bank/timers.ts';
import type { BankBody, BankRequest, BankResponse, BankTransport } from '../bank/transport.ts';
import { decodeUtf8 } from '../session/bytes.ts';
import { parseTokenAnswer } from './token-answer.ts';
import { nameTokenFailure, TokenFailure } from './token-failure.ts';

/** Resolves with tokens as strict JSON, and throws a `TokenFailure` for everything else. */
export type TokenFetch = (
  url: string,
  options: CustomFetchOptions<'POST', URLSearchParams>,
) => Promise<Response>;

export interface TokenFetchDependencies {
  transport: BankTransport;
  startTimer: StartTimer;
  now: () => number;
}

const callLimitMs = 10_000;
const answerLimit = 64 * 1024;

export function createTokenFetch({ transport, startTimer, now }: TokenFetchDependencies): TokenFetch {
  return async (url, options) => {
    const limit = new AbortController();
    const timeOut = () => limit.abort(new DOMException('The token endpoint did not answer', 'TimeoutError'));
    const stopTimer = startTimer(callLimitMs, timeOut);
    try {
      const response = await transport.send(buildRequest(url, options, limit.signal));
      return acceptAnswer(response, await readAnswer(response.body), now());
    } catch (error) {
      throw error instanceof TokenFailure ? error : new TokenFailure('passing', { cause: error });
    } finally {
      stopTimer();
    }
  };
}

/** Of the headers that oauth4webapi prepares, those that the bank needs. */
function buildRequest(
  url: string,
  { body, headers: { authorization } }: CustomFetchOptions<'POST', URLSearchParams>,
  signal: AbortSignal,
): BankRequest {
  const headers = {
    accept: 'application/json',
    'accept-encoding': 'identity',
    'content-type': 'application/x-www-form-urlencoded',
    ...(authorization && { authorization }),
  };
  return { call: 'token', method: 'POST', url: new URL(url), headers, body: body.toString(), signal };
}

async function readAnswer(body: BankBody): Promise<string> {
  const collected = await collectBody(body, answerLimit);
  if (!(collected instanceof ReadableStream)) return decodeUtf8(collected);
  body.cancel();
  throw new TokenFailure('misbehaved');
}

function acceptAnswer({ status, header }: BankResponse, text: string, now: number): Response {
  const answer = parseTokenAnswer(text);
  if (status === 200 && answer !== null && 'access_token' in answer) return Response.json(answer);
  const error = answer !== null && 'error' in answer ? answer.error : null;
  const retryAfter = parseRetryAfter(header('retry-after'), now);
  throw new TokenFailure(nameTokenFailure(status, error), { retryAfter });
}

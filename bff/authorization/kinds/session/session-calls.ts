// What an application says to a bank that gives sessions: JSON, and a token that it has signed itself.
import * as v from 'valibot';
import { BankCallFailure } from '../../../bank/bank-call-failure.ts';
import { parseRetryAfter } from '../../../bank/retry-after.ts';
import type { BankCall, BankRequest } from '../../../bank/transport.ts';
import {
  createServerCall,
  type ServerAnswer,
  type ServerCallDependencies,
} from '../../../oauth/server-call.ts';
import { mayPass, TokenFailure } from '../../../oauth/token-failure.ts';
import type { ApplicationToken } from './application-token.ts';

interface SessionCall {
  call: BankCall;
  method: BankRequest['method'];
  path: string;
  body?: object;
}

/**
 * The body of a success, unparsed where it is not JSON. Throws a `TokenFailure`, of kind `refused` where the bank says
 * that the code or the session is of no use any more.
 */
export type CallSession = (call: SessionCall) => Promise<unknown>;

export interface SessionCallDependencies extends ServerCallDependencies {
  /** Without a trailing slash. */
  baseUrl: string;
  applicationToken: ApplicationToken;
  now: () => number;
}

const callLimitMs = 10_000;
const deadSession = /^(?:(?:EXPIRED|CLOSED|REVOKED|WRONG)_SESSION.*|SESSION_DOES_NOT_EXIST)$/;
const usedCode = /^(?:(?:EXPIRED|WRONG)_AUTHORIZATION_CODE|ALREADY_AUTHORIZED)$/;
const errorSchema = v.pipe(v.string(), v.parseJson(), v.object({ error: v.string() }));
const jsonSchema = v.pipe(v.string(), v.parseJson());

export function createSessionCalls({
  baseUrl,
  applicationToken,
  now,
  ...rest
}: SessionCallDependencies): CallSession {
  const send = createServerCall(rest, callLimitMs);

  return async ({ call, method, path, body }) => {
    const headers = {
      accept: 'application/json',
      'accept-encoding': 'identity',
      authorization: `Bearer ${await applicationToken()}`,
      'x-request-id': crypto.randomUUID(),
      ...(body && { 'content-type': 'application/json' }),
    };
    const request = { call, method, url: baseUrl + path, headers };
    const answer = await send(body ? { ...request, body: JSON.stringify(body) } : request).catch((cause) => {
      throw new TokenFailure('passing', { cause: new BankCallFailure(call, cause) });
    });
    if (answer.status === 200) return readJson(answer.text);
    throw nameRefusal(answer, call, now());
  };
}

function readJson(text: string): unknown {
  const parsed = v.safeParse(jsonSchema, text);
  return parsed.success ? parsed.output : text;
}

function nameRefusal({ status, header, text }: ServerAnswer, call: BankCall, now: number): TokenFailure {
  const cause = new BankCallFailure(call);
  if (mayPass(status))
    return new TokenFailure('passing', { cause, retryAfter: parseRetryAfter(header('retry-after'), now) });
  const parsed = v.safeParse(errorSchema, text);
  const error = parsed.success ? parsed.output.error : '';
  if (status === 404 || deadSession.test(error) || usedCode.test(error))
    return new TokenFailure('refused', { cause });
  return new TokenFailure(status === 401 || status === 403 ? 'client-rejected' : 'misbehaved', { cause });
}

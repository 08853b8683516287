// What an application says to a bank that gives sessions: JSON, and a token that it has signed itself.
import * as v from 'valibot';
import { endedSession } from '../../../../shared/banks/enable-banking/error-codes.ts';
import {
  nameRefusal as nameBankRefusal,
  readErrorCode,
} from '../../../../shared/banks/enable-banking/name-refusal.ts';
import { BankCallFailure } from '../../../bank/bank-call-failure.ts';
import { BankError } from '../../../bank/bank-error.ts';
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
/** A country's list says much of each bank. */
const answerLimit = 16 * 1024 * 1024;
const usedCode = /^(?:(?:EXPIRED|WRONG)_AUTHORIZATION_CODE|ALREADY_AUTHORIZED)$/;
const jsonSchema = v.pipe(v.string(), v.parseJson());

export function createSessionCalls({
  baseUrl,
  applicationToken,
  now,
  ...rest
}: SessionCallDependencies): CallSession {
  const send = createServerCall(rest, callLimitMs, answerLimit);

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
  const { code, bankCode } = nameBankRefusal({ status, body: text }) ?? {};
  const cause = new BankCallFailure(call, bankCode && new BankError(bankCode));
  if (mayPass(status) || code === 'bank_unavailable' || code === 'bank_timeout')
    return new TokenFailure('passing', { cause, retryAfter: parseRetryAfter(header('retry-after'), now) });
  const error = readErrorCode(text);
  if (status === 404 || endedSession.has(error) || usedCode.test(error))
    return new TokenFailure('refused', { cause });
  const isRejected = code === 'client_rejected' || status === 401 || status === 403;
  return new TokenFailure(isRejected ? 'client-rejected' : 'misbehaved', { cause });
}

/** Throws a `TokenFailure` where it is no such answer. */
export function readAnswer<Schema extends v.GenericSchema>(
  schema: Schema,
  answer: unknown,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, answer);
  if (parsed.success) return parsed.output;
  throw new TokenFailure('misbehaved');
}

// How oauth4webapi reaches an authorization server: over the transport of every other call, in limited time, and with
// an answer that is read to its end before anybody looks at it.
import type { CustomFetchOptions } from 'oauth4webapi';
import { readBoundedText } from '../bank/collect-body.ts';
import { decodeBody } from '../bank/content-coding.ts';
import type { StartTimer } from '../bank/timers.ts';
import type { BankCall, BankRequest, BankResponse, BankTransport } from '../bank/transport.ts';

/** A whole answer. `text` is empty where the body is longer than any honest one. */
export interface ServerAnswer extends Pick<BankResponse, 'status' | 'header'> {
  text: string;
}

/** Rejects with whatever broke, before the head or after it, and with a `TimeoutError`. */
export type CallServer = (request: Omit<BankRequest, 'signal'>) => Promise<ServerAnswer>;

export interface ServerCallDependencies {
  transport: BankTransport;
  startTimer: StartTimer;
}

const usualAnswerLimit = 64 * 1024;

export function createServerCall(
  { transport, startTimer }: ServerCallDependencies,
  limitMs: number,
  answerLimit = usualAnswerLimit,
): CallServer {
  return async (request) => {
    const limit = new AbortController();
    const timeOut = () => limit.abort(new DOMException('No answer in time', 'TimeoutError'));
    const stopTimer = startTimer(limitMs, timeOut);
    try {
      const response = await transport.send({ ...request, signal: limit.signal });
      const { status, header } = response;
      return { status, header, text: await readAnswer(response, answerLimit) };
    } finally {
      stopTimer();
    }
  };
}

/** Some gateways encode whatever they are asked for. A coding that nobody knows leaves a text that is no answer. */
const readAnswer = (response: BankResponse, answerLimit: number): Promise<string> =>
  readBoundedText(decodeBody(response) ?? response.body, answerLimit);

/** As a server's metadata or the configuration may have it, and a request needs it. */
export function stripUrl(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return origin + pathname + search;
}

/** Of the headers that oauth4webapi prepares for a form, those that the server needs. */
export function buildFormRequest(
  url: string,
  { body, headers: { authorization } }: CustomFetchOptions<'POST', URLSearchParams>,
  call: BankCall,
): Omit<BankRequest, 'signal'> {
  const headers = {
    accept: 'application/json',
    'accept-encoding': 'identity',
    'content-type': 'application/x-www-form-urlencoded',
    ...(authorization && { authorization }),
  };
  return { call, method: 'POST', url: stripUrl(url), headers, body: body.toString() };
}

// One read of the bank: time limits, retries, and a name for everything that is no success.
import { requestProfiles } from '../../shared/banks/request-profiles.ts';
import { problemStatuses } from '../../shared/problems.ts';
import { Problem } from '../problem.ts';
import type { Bytes } from '../session/bytes.ts';
import { collectBody, readBoundedText } from './collect-body.ts';
import { ReadLimits } from './read-limits.ts';
import type { ReadTarget } from './read-target.ts';
import { createRetries, type RetryDependencies } from './retries.ts';
import { ownRetryAfter, parseRetryAfter } from './retry-after.ts';
import type { BankRequest, BankResponse, BankTransport, CallSignal } from './transport.ts';

/** A success: the bank's bytes as they are, and all of its head that is passed on. */
export interface BankAnswer {
  contentType: string;
  contentLength: string | null;
  body: Bytes | ReadableStream<Bytes>;
}

export interface BankReader {
  /**
   * Null where the bank refuses the access token; every other failure is thrown as a `Problem`. `client` is aborted when
   * nobody waits for the answer any more.
   */
  read(target: ReadTarget, accessToken: string, client: AbortSignal): Promise<BankAnswer | null>;
}

export interface BankReaderDependencies extends RetryDependencies {
  transport: BankTransport;
}

const refusalLimit = 16 * 1024;
const jsonType = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

export function createBankReader({ transport, ...dependencies }: BankReaderDependencies): BankReader {
  const sendWithRetries = createRetries(dependencies);
  return {
    async read(target, accessToken, client) {
      const limits = new ReadLimits(dependencies, client);
      try {
        if (limits.aborted) throw limits.reason;
        const send = () => transport.send(buildRequest(target, accessToken, limits));
        const response = await sendWithRetries(send, limits);
        const watched = { ...response, body: limits.watchBody(response.body) };
        return await acceptAnswer(watched, target, dependencies.now());
      } catch (error) {
        limits.end();
        throw limits.aborted ? limits.reason : nameFailure(error);
      }
    },
  };
}

/** Each attempt is a request of its own, with an id of its own. */
function buildRequest({ resource, url }: ReadTarget, accessToken: string, signal: CallSignal): BankRequest {
  const headers = {
    accept: 'application/json',
    'accept-encoding': 'identity',
    authorization: `Bearer ${accessToken}`,
    'x-request-id': crypto.randomUUID(),
  };
  return { call: resource, method: 'GET', url, headers, signal };
}

/** What was not named so far broke before the head. */
const nameFailure = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem('bank_unavailable', { retryAfter: ownRetryAfter }, error);

async function acceptAnswer(
  response: BankResponse,
  target: ReadTarget,
  now: number,
): Promise<BankAnswer | null> {
  if (response.status === 401) return discard(response);
  if (response.status !== 200) throw await nameRefusal(response, target, now);
  const contentType = response.header('content-type') ?? '';
  const encoding = response.header('content-encoding') ?? 'identity';
  if (!jsonType.test(contentType) || encoding.toLowerCase() !== 'identity') {
    discard(response);
    throw new Problem('bank_misbehaved');
  }
  const body = response.body.whole() ?? (await collectBody(response.body).catch(nameBreak));
  return { contentType, contentLength: response.header('content-length'), body };
}

function nameBreak(cause: unknown): never {
  throw new Problem('bank_misbehaved', {}, cause);
}

function discard(response: BankResponse): null {
  response.body.cancel();
  return null;
}

async function nameRefusal(response: BankResponse, target: ReadTarget, now: number): Promise<Problem> {
  const { resource, bank } = target;
  const body = await readBoundedText(response.body, refusalLimit).catch(() => '');
  const { code, ...details } = requestProfiles[bank.profile].nameRefusal({
    resource,
    status: response.status,
    body,
  });
  if (problemStatuses[code] !== 429 && problemStatuses[code] !== 503) return new Problem(code, details);
  const retryAfter = parseRetryAfter(response.header('retry-after'), now) ?? ownRetryAfter;
  return new Problem(code, { ...details, retryAfter });
}

// One read of the bank: time limits, retries, and a name for everything that is no success.
import { requestProfiles } from '../../shared/banks/request-profiles.ts';
import { problemStatuses } from '../../shared/problems.ts';
import { Problem } from '../problem.ts';
import { type Bytes, decodeUtf8 } from '../session/bytes.ts';
import { BankError } from './bank-error.ts';
import { collectBody, readBoundedText } from './collect-body.ts';
import { createCodingChoice, decodeBody, readCoding } from './content-coding.ts';
import { ReadLimits } from './read-limits.ts';
import type { ReadTarget } from './read-target.ts';
import { createRetries, type RetryDependencies } from './retries.ts';
import { ownRetryAfter, parseRetryAfter } from './retry-after.ts';
import type { BankBody, BankRequest, BankResponse, BankTransport, CallSignal } from './transport.ts';

/** A success: the bank's bytes as they are, and all of its head that is passed on. */
export interface BankAnswer {
  contentType: string;
  contentLength: string | null;
  /** As the client asked for it; null where the body is not encoded. */
  contentEncoding: string | null;
  body: Bytes | ReadableStream<Bytes>;
}

/** Who waits for the answer. */
export interface Client {
  /** Aborted when nobody waits any more. */
  signal: AbortSignal;
  /** As the client sent it. */
  acceptEncoding: string;
}

export interface BankReader {
  /**
   * Null where the bank refuses the access token; every other failure is thrown as a `Problem`, `consent_required` where
   * the bank says that the consent itself has ended.
   */
  read(target: ReadTarget, accessToken: string, client: Client): Promise<BankAnswer | null>;
}

export interface BankReaderDependencies extends RetryDependencies {
  transport: BankTransport;
}

const refusalLimit = 16 * 1024;
const jsonType = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

export function createBankReader({ transport, ...dependencies }: BankReaderDependencies): BankReader {
  const sendWithRetries = createRetries(dependencies);
  const chooseCodings = createCodingChoice(transport.codings);
  return {
    async read(target, accessToken, client) {
      const limits = new ReadLimits(dependencies, client.signal);
      const findRefusal = requestProfiles[target.bank.profile].reads[target.resource]?.findRefusal;
      const codings = findRefusal ? 'identity' : chooseCodings(client.acceptEncoding);
      try {
        if (limits.aborted) throw limits.reason;
        const send = () => transport.send(buildRequest(target, { accessToken, codings }, limits));
        const response = await sendWithRetries(send, limits);
        const watched = { ...response, body: limits.watchBody(response.body) };
        const answer = await acceptAnswer(watched, { target, codings, now: dependencies.now() });
        const refusal = answer && findRefusal?.(readSmall(answer));
        if (refusal) throw new Problem(refusal.code);
        return answer;
      } catch (error) {
        limits.end();
        throw limits.aborted ? limits.reason : nameFailure(error);
      }
    },
  };
}

/** Only what came in one piece: a refusal does not fill more. */
const readSmall = ({ body }: BankAnswer): string => (body instanceof Uint8Array ? decodeUtf8(body) : '');

/** Each attempt is a request of its own, with an id of its own. */
function buildRequest(
  { resource, url, personHeaders }: ReadTarget,
  { accessToken, codings }: { accessToken: string; codings: string },
  signal: CallSignal,
): BankRequest {
  const headers = {
    ...personHeaders,
    accept: 'application/json',
    'accept-encoding': codings,
    authorization: `Bearer ${accessToken}`,
    'x-request-id': crypto.randomUUID(),
  };
  return { call: resource, method: 'GET', url, headers, signal };
}

/** What was not named so far broke before the head. */
const nameFailure = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem('bank_unavailable', { retryAfter: ownRetryAfter }, error);

interface Asked {
  target: ReadTarget;
  codings: string;
  now: number;
}

async function acceptAnswer(response: BankResponse, asked: Asked): Promise<BankAnswer | null> {
  if (response.status === 204) return acceptNothing(response);
  if (response.status !== 200) return acceptRefusal(response, asked);
  const contentType = response.header('content-type') ?? '';
  if (!jsonType.test(contentType)) return acceptUnnamed(response, contentType);
  const coding = readCoding(response);
  const isAsked = coding === null || asked.codings.split(', ').includes(coding);
  const body = isAsked ? response.body : decodeBody(response);
  if (body === null) return refuse(response.body);
  return {
    contentType,
    contentLength: isAsked ? response.header('content-length') : null,
    contentEncoding: isAsked ? coding : null,
    body: body.whole() ?? (await collectBody(body).catch(nameBreak)),
  };
}

const nothing = new Uint8Array();
const ownAnswer = { contentType: 'application/json', contentLength: null, contentEncoding: null };

/** Some banks answer "none" without a body: whether that can be so is the reader's to say. */
function acceptNothing(response: BankResponse): BankAnswer {
  discard(response.body);
  return { ...ownAnswer, body: nothing };
}

/** Some gateways lose the name of the type, or give another. What begins like JSON is JSON; a page of theirs is none. */
async function acceptUnnamed(response: BankResponse, contentType: string): Promise<BankAnswer> {
  const body = /html|xml/i.test(contentType) ? null : decodeBody(response);
  const first = body && (await body.next().catch(nameBreak));
  if (body === null || (first && !/^\s*[[{]/.test(decodeUtf8(first)))) return refuse(body ?? response.body);
  const [, charset = ''] = /(;\s*charset=(?:[\w-]+|"[\w-]+"))/i.exec(contentType) ?? [];
  const whole = await collectBody(startWith(first, body)).catch(nameBreak);
  return { ...ownAnswer, contentType: `application/json${charset}`, body: whole };
}

function startWith(first: Bytes | null, rest: BankBody): BankBody {
  const pieces = first ? [first] : [];
  return {
    whole: () => null,
    next: async () => pieces.shift() ?? (first ? rest.next() : null),
    cancel: () => rest.cancel(),
  };
}

function refuse(body: BankBody): never {
  discard(body);
  throw new Problem('bank_misbehaved');
}

function nameBreak(cause: unknown): never {
  throw new Problem('bank_misbehaved', {}, cause);
}

function discard(body: BankBody): null {
  body.cancel();
  return null;
}

/** Only one that another access token can mend is no problem yet. */
async function acceptRefusal(response: BankResponse, asked: Asked): Promise<null> {
  const problem = await nameRefusal(response, asked);
  if (problem) throw problem;
  return null;
}

/** The text of a refusal is bounded as it is decoded: one that is small on its way and large here is not read. */
async function nameRefusal(response: BankResponse, { target, now }: Asked): Promise<Problem | null> {
  const { bank } = target;
  const body = await readBoundedText(decodeBody(response) ?? response.body, refusalLimit).catch(() => '');
  const named = requestProfiles[bank.profile].nameRefusal({ status: response.status, body });
  if (named === null) return null;
  const { code, bankCode, ...details } = named;
  if (problemStatuses[code] !== 429 && problemStatuses[code] !== 503)
    return new Problem(code, details, bankCode && new BankError(bankCode));
  const retryAfter = parseRetryAfter(response.header('retry-after'), now) ?? ownRetryAfter;
  return new Problem(code, { ...details, retryAfter });
}

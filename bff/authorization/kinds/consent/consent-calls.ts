// What a third party says to a bank of its consents.
import * as v from 'valibot';
import { requestProfiles } from '../../../../shared/banks/request-profiles.ts';
import { BankCallFailure } from '../../../bank/bank-call-failure.ts';
import { ownRetryAfter, parseRetryAfter } from '../../../bank/retry-after.ts';
import type { BankCall, BankRequest } from '../../../bank/transport.ts';
import type { OAuthBank } from '../../../config/config.ts';
import {
  createServerCall,
  type ServerAnswer,
  type ServerCallDependencies,
} from '../../../oauth/server-call.ts';
import { mayPass } from '../../../oauth/token-failure.ts';
import { Problem } from '../../../problem.ts';
import type { ClientCredentials } from './client-credentials.ts';

/**
 * All throw what `ClientCredentials` throws, `bank_unavailable`, `client_rejected`, `contract_missing`, and
 * `bank_misbehaved` for what is no answer.
 */
export interface ConsentCalls {
  /** The id of a consent that its person has not given yet. */
  create(): Promise<string>;
  /** Until when the bank says that it is given, in ms; null where it does not say. */
  readEnd(consentId: string): Promise<number | null>;
  /** Resolves with true where the bank says that the consent is gone; every other answer is thrown. */
  delete(consentId: string): Promise<true>;
}

export interface ConsentCallsDependencies extends ServerCallDependencies {
  clientCredentials: ClientCredentials;
  now: () => number;
}

interface ConsentCall {
  call: BankCall;
  method: BankRequest['method'];
  path: string;
  body?: string;
}

const callLimitMs = 10_000;
/** A scope (RFC 6749 §3.3) and a segment of a path are made of it. */
const consentIdSchema = v.pipe(v.string(), v.regex(/^(?!\.{1,2}$)[\w.~:+=-]{1,128}$/));
const createdSchema = v.pipe(v.string(), v.parseJson(), v.object({ consentId: consentIdSchema }));
const statusSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ validUntil: v.pipe(v.string(), v.transform(Date.parse), v.finite()) }),
);

export function createConsentCalls(
  bank: OAuthBank,
  { clientCredentials, now, ...rest }: ConsentCallsDependencies,
): ConsentCalls {
  const requests = requireRequests(bank);
  const call = createServerCall(rest, callLimitMs);

  async function sendOnce(accessToken: string, { path, ...request }: ConsentCall) {
    const headers = {
      accept: 'application/json',
      'accept-encoding': 'identity',
      authorization: `Bearer ${accessToken}`,
      'x-request-id': crypto.randomUUID(),
      ...(request.body !== undefined && { 'content-type': 'application/json' }),
    };
    return call({ ...request, url: bank.baseUrl + path, headers }).catch((cause) => {
      const failure = new BankCallFailure(request.call, cause);
      throw new Problem('bank_unavailable', { retryAfter: ownRetryAfter }, failure);
    });
  }

  /** A token that the bank takes no more before its time is asked for anew, once. */
  async function send(request: ConsentCall): Promise<ServerAnswer> {
    const accessToken = await clientCredentials.accessToken();
    const answer = await sendOnce(accessToken, request);
    if (answer.status !== 401) return answer;
    clientCredentials.forget(accessToken);
    return sendOnce(await clientCredentials.accessToken(), request);
  }

  function refuse({ status, header }: ServerAnswer, name: BankCall): Problem {
    const cause = new BankCallFailure(name);
    if (mayPass(status)) {
      const retryAfter = parseRetryAfter(header('retry-after'), now()) ?? ownRetryAfter;
      return new Problem('bank_unavailable', { retryAfter }, cause);
    }
    if (status === 401) return new Problem('client_rejected', {}, cause);
    return new Problem(status === 403 ? 'contract_missing' : 'bank_misbehaved', {}, cause);
  }

  return {
    async create() {
      const { creationPath, creationBody } = requests;
      const body = JSON.stringify(creationBody);
      const answer = await send({ call: 'consent', method: 'POST', path: creationPath, body });
      const created = v.safeParse(createdSchema, answer.text);
      if (isSuccess(answer) && created.success) return created.output.consentId;
      throw refuse(answer, 'consent');
    },
    async readEnd(consentId) {
      const path = requests.consentPath(consentId);
      const answer = await send({ call: 'consent-status', method: 'GET', path });
      if (!isSuccess(answer)) throw refuse(answer, 'consent-status');
      const status = v.safeParse(statusSchema, answer.text);
      return status.success ? status.output.validUntil : null;
    },
    async delete(consentId) {
      const ask = (path: string) => send({ call: 'consent-deletion', method: 'DELETE', path });
      const first = await ask(requests.deletionPath(consentId));
      const isUnknown = first.status === 404 || first.status === 405;
      const answer = isUnknown ? await ask(requests.consentPath(consentId)) : first;
      if (answer.status === 204 || answer.status === 404) return true;
      throw refuse(answer, 'consent-deletion');
    },
  };
}

const isSuccess = ({ status }: ServerAnswer): boolean => status === 200 || status === 201;

function requireRequests({ profile }: OAuthBank) {
  const { consents } = requestProfiles[profile];
  if (consents === undefined)
    throw new TypeError('The configuration allows third parties where there are consents');
  return consents;
}

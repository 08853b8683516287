import { generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi';
import * as v from 'valibot';
import type { SessionBank } from '../../../config/config.ts';
import { isLoopback } from '../../../config/parse-values.ts';
import type { OAuthClientDependencies } from '../../../oauth/oauth-client.ts';
import { TokenFailure } from '../../../oauth/token-failure.ts';
import { Problem } from '../../../problem.ts';
import type { Institution } from '../../../session/session.ts';
import type { Authorization } from '../../authorization.ts';
import { nameTokenProblem } from '../../token-problem.ts';
import { createApplicationToken } from './application-token.ts';
import { createInstitutions } from './institutions.ts';
import { buildPsuHeaders } from './psu-headers.ts';
import { createSessionCalls, readAnswer } from './session-calls.ts';

/** The aggregator's clock may be a little behind. */
const clockMarginMs = 60_000;
const begunSchema = v.object({ url: v.pipe(v.string(), v.check(isPage)) });
/** A segment of a path is made of it. */
const sessionId = v.pipe(v.string(), v.regex(/^(?!\.{1,2}$)[\w.~-]{1,128}$/));
const endSchema = v.pipe(v.string(), v.isoTimestamp(), v.transform(Date.parse), v.finite());
const sessionSchema = v.object({
  session_id: sessionId,
  access: v.fallback(v.object({ valid_until: v.nullable(endSchema) }), { valid_until: null }),
  aspsp: v.fallback(v.optional(v.object({ name: v.string(), country: v.string() })), undefined),
});
const statusSchema = v.object({ status: v.string() });

/**
 * The bank keeps the consent as a session, which the application reads with a token of its own: there is no client secret,
 * no proof key and no refresh. `state` alone binds the response to the browser, and the code is worthless without the key.
 */
export function sessionAuthorization(
  bank: SessionBank,
  dependencies: OAuthClientDependencies,
): Authorization {
  const { now } = dependencies;
  const applicationToken = createApplicationToken(bank, now);
  const call = createSessionCalls({ ...dependencies, ...bank, applicationToken });

  const institutions = createInstitutions(call, now);

  async function requireInstitution(institution: Institution | null) {
    const found = institution && (await institutions.find(institution).catch(refuse));
    if (found) return found;
    throw new Problem('invalid_parameter', { parameter: 'institution' });
  }

  return {
    async begin(wish) {
      const { name, country, longestConsentMs } = await requireInstitution(wish.institution);
      const state = generateRandomState();
      const body = {
        access: {
          valid_until: new Date(now() + longestConsentMs - clockMarginMs).toISOString(),
          balances: true,
          transactions: true,
        },
        aspsp: { name, country },
        state,
        redirect_url: bank.redirectUri,
        psu_type: 'personal',
      };
      const begun = await call({ call: 'session-authorization', method: 'POST', path: '/auth', body })
        .then((answer) => readAnswer(begunSchema, answer))
        .catch(refuse);
      return {
        authorizationUrl: begun.url,
        state,
        codeVerifier: generateRandomCodeVerifier(),
        consentId: null,
      };
    },
    async requireCode({ issuer, outcome }) {
      // No such bank names itself: the response is another's.
      if (issuer !== null) throw new Problem('authorization_failed');
      if ('code' in outcome) return outcome.code;
      throw new Problem(outcome.error === 'access_denied' ? 'authorization_denied' : 'authorization_failed');
    },
    async complete({ code }) {
      const answer = await call({ call: 'session', method: 'POST', path: '/sessions', body: { code } });
      const { session_id: consentId, access, aspsp } = readAnswer(sessionSchema, answer);
      const consentExpiresAt = access.valid_until;
      const tokens = {
        accessToken: consentId,
        issuedAt: now(),
        accessTokenExpiresAt: consentExpiresAt,
        refreshToken: null,
      };
      return { tokens, consentId, consentExpiresAt, ...(aspsp && { institution: aspsp }) };
    },
    listInstitutions: (country) => institutions.list(country).catch(refuse),
    async describePerson(person, institution) {
      // Without the list a read is one that nobody waits for, of which banks allow a few a day.
      const found = institution && (await institutions.find(institution).catch(() => undefined));
      return buildPsuHeaders(found?.requiredPsuHeaders ?? [], person);
    },
    bearer: applicationToken,
    async renew(tokens) {
      const { accessToken, accessTokenExpiresAt } = tokens;
      if (accessTokenExpiresAt !== null && now() >= accessTokenExpiresAt) return null;
      const path = `/sessions/${accessToken}`;
      const answer = await call({ call: 'session-status', method: 'GET', path });
      if (readAnswer(statusSchema, answer).status !== 'AUTHORIZED') return null;
      // It is well: what has ended is another, of which the account was.
      throw new Problem('account_not_found');
    },
    async end(consentId) {
      const path = `/sessions/${consentId}`;
      return call({ call: 'session-deletion', method: 'DELETE', path }).then(
        () => true,
        (error) => {
          if (error instanceof TokenFailure && error.kind === 'refused') return true;
          throw error;
        },
      );
    },
  };
}

function refuse(error: Error): never {
  throw nameTokenProblem(error, 'bank_misbehaved', error.cause);
}

/** Where a person can be sent: https, or this machine. */
function isPage(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))
  );
}

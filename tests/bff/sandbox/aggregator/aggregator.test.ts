// The aggregator's face, asked as its own samples ask it: by a client that knows its OpenAPI documents and nothing of Konto.
import { sign } from 'node:crypto';
import * as v from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import type { SandboxBank } from '../../../../bff/sandbox/sandbox-bank.ts';
import { application, applicationKey, institution } from '../../../support/aggregator.ts';
import { consentAtSandbox } from '../../../support/sandbox-sign-in.ts';
import { createTestBank, redirectUri, startOfTests } from '../bank-client.ts';
import * as schemas from './schemas.ts';

const baseUrl = 'http://127.0.0.1:5174/enable-banking/sandbox';
const day = 86_400_000;
let bank: SandboxBank;
beforeEach(() => {
  bank = createTestBank({ application });
});

function buildToken(claims: object = {}, header: object = {}): string {
  const iat = startOfTests / 1000;
  const parts = [
    { typ: 'JWT', alg: 'RS256', kid: application.applicationId, ...header },
    { iss: 'enablebanking.com', aud: 'api.enablebanking.com', iat, exp: iat + 3600, ...claims },
  ];
  const content = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${content}.${sign('sha256', Buffer.from(content), applicationKey).toString('base64url')}`;
}

async function call(request: string, body?: object, headers: Record<string, string> = {}) {
  const [method = '', path = ''] = request.split(' ');
  const response = await bank.app.request(baseUrl + path, {
    method,
    headers: { Authorization: `Bearer ${buildToken()}`, ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

const asked = (changes: object = {}) => ({
  access: { valid_until: new Date(startOfTests + 90 * day).toISOString() },
  aspsp: institution,
  state: 'a state with / and +',
  redirect_url: redirectUri,
  psu_type: 'personal',
  ...changes,
});

async function authorize() {
  const { body } = await call('POST /auth', asked());
  const { url } = v.parse(schemas.authorization, body);
  const returned = await consentAtSandbox((request) => bank.app.fetch(request), url);
  expect(returned.searchParams.get('state')).toBe('a state with / and +');
  return returned.searchParams.get('code') ?? '';
}

async function openSession() {
  const { body } = await call('POST /sessions', { code: await authorize() });
  return v.parse(schemas.authorizedSession, body);
}

test('every answer of a whole life is as the OpenAPI documents say', async () => {
  v.parse(schemas.aspsps, (await call('GET /aspsps?country=SK')).body);
  const { session_id, accounts } = await openSession();
  v.parse(schemas.session, (await call(`GET /sessions/${session_id}`)).body);
  for (const { uid } of accounts) {
    v.parse(
      v.union([schemas.accountResource, schemas.error]),
      (await call(`GET /accounts/${uid}/details`)).body,
    );
    v.parse(v.union([schemas.balances, schemas.error]), (await call(`GET /accounts/${uid}/balances`)).body);
    const page = await call(`GET /accounts/${uid}/transactions?strategy=longest`);
    v.parse(v.union([schemas.transactions, schemas.error]), page.body);
  }
  v.parse(schemas.success, (await call(`DELETE /sessions/${session_id}`)).body);
  const ended = v.parse(schemas.session, (await call(`GET /sessions/${session_id}`)).body);
  expect(ended).toMatchObject({ status: 'CLOSED', closed: expect.any(String) });
});

test.each([
  ['an issuer of its own', { iss: 'konto' }, {}],
  ['another audience', { aud: 'elsewhere' }, {}],
  ['more than a day', { exp: startOfTests / 1000 + 86_401 }, {}],
  ['a time that is over', { iat: startOfTests / 1000 - 10, exp: startOfTests / 1000 }, {}],
  ['another application', {}, { kid: 'other' }],
  ['another algorithm', {}, { alg: 'none' }],
])('a token with %s is refused', async (_name, claims, header) => {
  const headers = { Authorization: `Bearer ${buildToken(claims, header)}` };
  const answer = await call('GET /aspsps', undefined, headers);
  expect(answer).toMatchObject({ status: 401, body: { error: 'UNAUTHORIZED_ACCESS' } });
  v.parse(schemas.error, answer.body);
});

test('a token whose signature is of another key is refused', async () => {
  const headers = { Authorization: `Bearer ${buildToken().slice(0, -8)}AAAAAAAA` };
  expect((await call('GET /aspsps', undefined, headers)).status).toBe(401);
});

test.each([
  ['WRONG_ASPSP_PROVIDED', { aspsp: { name: 'Iná banka', country: 'SK' } }],
  ['REDIRECT_URI_NOT_ALLOWED', { redirect_url: 'https://elsewhere.example/callback' }],
  ['WRONG_REQUEST_PARAMETERS', { access: { valid_until: new Date(startOfTests + 181 * day).toISOString() } }],
  ['WRONG_REQUEST_PARAMETERS', { access: { valid_until: '2026-12-01' } }],
])('what cannot be begun is %s', async (error, changes) => {
  expect(await call('POST /auth', asked(changes))).toMatchObject({ status: 422, body: { error } });
});

test('a code is good once', async () => {
  const code = await authorize();
  await call('POST /sessions', { code });
  expect(await call('POST /sessions', { code })).toMatchObject({
    body: { error: 'EXPIRED_AUTHORIZATION_CODE' },
  });
  expect(await call('POST /sessions', { code: 'x' })).toMatchObject({
    body: { error: 'WRONG_AUTHORIZATION_CODE' },
  });
});

test.each([
  ['WRONG_CONTINUATION_KEY', 'continuation_key=x'],
  ['DATE_TO_WITHOUT_DATE_FROM', 'date_to=2026-01-01'],
  ['DATE_FROM_IN_FUTURE', 'date_from=2026-12-01'],
  ['WRONG_DATE_INTERVAL', 'date_from=2026-02-01&date_to=2026-01-01'],
  ['WRONG_REQUEST_PARAMETERS', 'date_from=2026-02-30'],
  ['WRONG_REQUEST_PARAMETERS', 'strategy=shortest'],
  ['WRONG_REQUEST_PARAMETERS', 'pageSize=50'],
])('a page that cannot be had is %s', async (error, query) => {
  const { accounts } = await openSession();
  const answer = await call(`GET /accounts/${accounts[0]?.uid}/transactions?${query}`);
  expect(answer).toMatchObject({ status: 422, body: { error } });
});

test('of the headers that a bank requires some alone are an error', async () => {
  const { accounts } = await openSession();
  const read = (headers: Record<string, string>) =>
    call(`GET /accounts/${accounts[0]?.uid}/balances`, undefined, headers);
  expect((await read({ 'Psu-Ip-Address': '192.0.2.1' })).body).toMatchObject({
    error: 'PSU_HEADER_NOT_PROVIDED',
  });
  expect((await read({ 'Psu-Ip-Address': '192.0.2.1', 'Psu-User-Agent': 'x' })).status).toBe(200);
});

test('a session ends with its time, and when its customer revokes it', async () => {
  const { session_id, accounts } = await openSession();
  const balances = `GET /accounts/${accounts[0]?.uid}/balances`;
  bank.levers.revokeConsents();
  expect((await call(`GET /sessions/${session_id}`)).body).toMatchObject({ status: 'REVOKED' });
  expect(await call(balances)).toMatchObject({ status: 401, body: { error: 'REVOKED_SESSION' } });
  const other = await openSession();
  const iat = startOfTests / 1000 + 91 * 86_400;
  bank.levers.shiftClock(91 * day);
  const headers = { Authorization: `Bearer ${buildToken({ iat, exp: iat + 3600 })}` };
  const late = await call(`GET /sessions/${other.session_id}`, undefined, headers);
  expect(late.body).toMatchObject({ status: 'EXPIRED' });
});

import { expect, test } from 'vitest';
import type { SandboxClient } from '../../../../bff/sandbox/settings.ts';
import { consentAtSandbox } from '../../../support/sandbox-sign-in.ts';
import {
  basicAuthorization,
  buildAuthorizationUrl,
  buildCodeForm,
  buildRefreshForm,
  codeVerifier,
  createTestBank,
  obtainCode,
  read,
  requestTokens,
  startOfTests,
} from '../bank-client.ts';

test('exchanges a code for tokens', async () => {
  const bank = createTestBank();
  const { status, headers, body } = await requestTokens(bank, buildCodeForm(await obtainCode(bank)));
  expect(status).toBe(200);
  expect(headers.get('Cache-Control')).toBe('no-store');
  expect(body).toEqual({
    access_token: expect.stringMatching(/^[\da-f-]{36}$/),
    token_type: 'Bearer',
    expires_in: 90 * 24 * 3600,
    refresh_token: expect.stringMatching(/^[\da-f-]{36}$/),
    scope: 'PREMIUM_AIS',
  });
});

test.each([
  ['another redirect URI', { redirect_uri: 'http://localhost:5173/callback/' }, 'invalid_grant'],
  ['another verifier', { code_verifier: `${codeVerifier}x` }, 'invalid_grant'],
  ['an unknown code', { code: 'unknown' }, 'invalid_grant'],
  ['no code', { code: null }, 'invalid_request'],
  ['no redirect URI', { redirect_uri: null }, 'invalid_request'],
  ['no verifier', { code_verifier: null }, 'invalid_request'],
  ['no grant type', { grant_type: null }, 'invalid_request'],
  ['another grant type', { grant_type: 'password' }, 'unsupported_grant_type'],
  ["a third party's scope", { scope: 'PREMIUM_AIS:b7c0' }, 'invalid_scope'],
])('refuses %s', async (_fault, changes, error) => {
  const bank = createTestBank();
  const code = await obtainCode(bank);
  const { status, headers, body } = await requestTokens(bank, buildCodeForm(code, changes));
  expect(status).toBe(400);
  expect(body.error).toBe(error);
  expect(headers.get('Cache-Control')).toBe('no-store');
  const repaired = await requestTokens(bank, buildCodeForm(code));
  expect(repaired.status).toBe(200);
});

test('takes the bare scope or none', async () => {
  const bank = createTestBank();
  const form = buildCodeForm(await obtainCode(bank), { scope: 'PREMIUM_AIS' });
  expect((await requestTokens(bank, form)).status).toBe(200);
});

test('takes a code for five minutes and no longer', async () => {
  let now = startOfTests;
  const bank = createTestBank({ now: () => now });
  const [early, late] = [await obtainCode(bank), await obtainCode(bank)];
  now += 5 * 60_000 - 1;
  expect((await requestTokens(bank, buildCodeForm(early))).status).toBe(200);
  now += 1;
  expect((await requestTokens(bank, buildCodeForm(late))).body.error).toBe('invalid_grant');
});

test('takes a code once, and revokes what was issued for it when it comes again', async () => {
  const bank = createTestBank();
  const code = await obtainCode(bank);
  const { body } = await requestTokens(bank, buildCodeForm(code));
  expect((await read(bank, body.access_token, '/v1/accounts')).status).toBe(200);

  const again = await requestTokens(bank, buildCodeForm(code));
  expect(again.body.error).toBe('invalid_grant');
  expect((await read(bank, body.access_token, '/v1/accounts')).status).toBe(401);
  expect((await requestTokens(bank, buildRefreshForm(body.refresh_token))).body.error).toBe('invalid_grant');
});

test('lets one of many simultaneous requests with the same code win', async () => {
  const bank = createTestBank();
  const form = buildCodeForm(await obtainCode(bank));
  const answers = await Promise.all(Array.from({ length: 8 }, () => requestTokens(bank, form)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

const difficult = { clientId: '8f14e45f-ceea-4e67', clientSecret: 's:e/c+r%e ü-t_!' };
const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const raw = `Basic ${base64(`${difficult.clientId}:${difficult.clientSecret}`)}`;
const encoded = `Basic ${base64('8f14e45f-ceea-4e67:s%3Ae%2Fc%2Br%25e+%C3%BC-t_%21')}`;
const inBody = { client_id: difficult.clientId, client_secret: difficult.clientSecret };

test.each<[SandboxClient['clientAuthentication'], Record<string, string>, Record<string, string>]>([
  ['basic-raw', { Authorization: raw }, {}],
  ['basic', { Authorization: encoded }, {}],
  ['post', {}, inBody],
])('takes %s where that is registered, and nothing else', async (clientAuthentication, headers, fields) => {
  const bank = createTestBank({ client: { ...difficult, clientAuthentication } });
  const url = await buildAuthorizationUrl(bank, { client_id: difficult.clientId });
  const response = await consentAtSandbox((request) => bank.app.fetch(request), url);
  const form = buildCodeForm(response.searchParams.get('code') ?? '');

  const others = [
    { headers: {}, fields: {} },
    { headers: { Authorization: raw }, fields: {} },
    { headers: { Authorization: encoded }, fields: {} },
    { headers: {}, fields: inBody },
    { headers: { Authorization: raw }, fields: inBody },
    { headers: { Authorization: `${raw}=` }, fields: {} },
  ].filter((other) => JSON.stringify(other) !== JSON.stringify({ headers, fields }));
  for (const other of others) {
    const refused = await requestTokens(bank, { ...form, ...other.fields }, other.headers);
    expect(refused.status).toBe(401);
    expect(refused.body.error).toBe('invalid_client');
    expect(refused.headers.get('WWW-Authenticate')).toMatch(/^Basic /);
  }
  expect((await requestTokens(bank, { ...form, ...fields }, headers)).status).toBe(200);
});

test('reads the parameters from a form body alone', async () => {
  const { app, baseUrl } = createTestBank();
  const url = `${baseUrl}/auth/oauth/v2/token`;
  const headers = { Authorization: basicAuthorization };
  const refresh = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'unknown' });
  const requests = [
    app.request(`${url}?refresh_token=unknown`, { method: 'POST', headers, body: refresh }),
    app.request(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: '{}',
    }),
    app.request(url, { method: 'POST', headers }),
    app.request(url, { method: 'POST', headers, body: new URLSearchParams('code=a&code=b') }),
  ];
  for (const response of await Promise.all(requests)) {
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_request' });
  }
});

test('answers other methods with 405', async () => {
  const { app, baseUrl } = createTestBank();
  expect((await app.request(`${baseUrl}/auth/oauth/v2/token`)).status).toBe(405);
});

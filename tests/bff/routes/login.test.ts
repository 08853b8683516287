import { afterEach, beforeEach, expect, test } from 'vitest';
import { endpoints } from '../../../shared/endpoints.ts';
import { requireOAuthBank } from '../../support/oauth-bank.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';

let konto: TestApp;
let browser: TestBrowser;

beforeEach(() => {
  konto = createTestApp();
  browser = konto.browser();
});

afterEach(() => konto.close());

const login = (wish: object) => browser.post(endpoints.login, wish);
const refusal = async (wish: object) => {
  const { code, parameter } = await (await login(wish)).json();
  return parameter === undefined ? code : { code, parameter };
};

test('answers the address at the bank, and one sealed cookie for the way back', async () => {
  const response = await login({});
  const { authorizationUrl } = await response.json();
  const [{ baseUrl }] = konto.config.banks;
  expect(authorizationUrl.startsWith(`${baseUrl}/auth/oauth/v2/authorize?`)).toBe(true);
  expect(response.headers.getSetCookie()).toHaveLength(1);
  expect(konto.bankRequests).toEqual([]);
});

test('B1: state, verifier and secret are nowhere in what the browser gets, but for the state in the address', async () => {
  const response = await login({});
  const body = await response.text();
  const { searchParams } = new URL(JSON.parse(body).authorizationUrl);
  const cookies = response.headers.getSetCookie().join();
  expect(cookies).not.toContain(searchParams.get('state'));
  expect(body + cookies).not.toContain(requireOAuthBank(konto.config).clientSecret);
  expect([...searchParams.keys()]).not.toContain('code_verifier');
});

test('B1: every sign-in has a state and a challenge of its own', async () => {
  const one = new URL(await browser.login()).searchParams;
  const other = new URL(await browser.login()).searchParams;
  expect(one.get('state')).not.toBe(other.get('state'));
  expect(one.get('code_challenge')).not.toBe(other.get('code_challenge'));
});

test('B13: origin and redirect URI are configured, whatever the request says of hosts', async () => {
  const response = await browser.fetch('http://evil.example/bff/login', {
    method: 'POST',
    body: '{}',
    headers: {
      'Content-Type': 'application/json',
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'https',
      Forwarded: 'host=evil.example',
    },
  });
  const answer = await response.text();
  expect(new URL(JSON.parse(answer).authorizationUrl).searchParams.get('redirect_uri')).toBe(
    'http://localhost:5173/callback',
  );
  expect(answer + response.headers.getSetCookie()).not.toContain('evil.example');
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '/%09/evil.example',
  '/\t/evil.example',
  'https:evil.example',
  'https://evil.example/accounts',
  'javascript:alert(1)',
  '/accounts\r\nSet-Cookie: a=b',
  '/..//evil.example',
  `/${'x'.repeat(512)}`,
  '',
])('B10: %j does not lead away', async (returnTo) => {
  const { returnTo: leadsTo } = await browser.connect({ returnTo });
  expect(new URL(leadsTo, 'http://localhost:5173').origin).toBe('http://localhost:5173');
  expect(leadsTo).toMatch(/^\/(?!\/)/);
  expect(leadsTo).not.toMatch(/[\r\n\t\\]/);
});

test('B10: a path of the application is where the person lands, with its query', async () => {
  const returnTo = '/accounts/1?page=3&pageSize=50#row';
  expect((await browser.connect({ returnTo })).returnTo).toBe(returnTo);
});

test('B10: what to return to cannot add parameters to the request at the bank', async () => {
  const plain = new URL(await browser.login()).searchParams;
  const tricked = new URL(await browser.login({ returnTo: '/a&redirect_uri=https://evil.example' }))
    .searchParams;
  expect([...tricked.keys()]).toEqual([...plain.keys()]);
  expect(tricked.get('redirect_uri')).toBe(plain.get('redirect_uri'));
});

test('a bank that is not configured is refused', async () => {
  expect(await refusal({ bankId: 'other' })).toEqual({ code: 'invalid_parameter', parameter: 'bankId' });
  expect(await refusal({ bankId: konto.config.banks[0].bankId, extra: 1 })).toMatchObject({
    code: 'invalid_parameter',
  });
});

test('B11: to renew a connection one must be signed in', async () => {
  expect(await refusal({ connectionId: 'c-1' })).toBe('no_session');
});

test('only a connection of the session can be renewed, at its own bank', async () => {
  const { connectionId } = await browser.connect();
  expect(await refusal({ connectionId: 'c-1' })).toBe('connection_not_found');
  expect(await refusal({ connectionId, bankId: 'other' })).toEqual({
    code: 'invalid_parameter',
    parameter: 'bankId',
  });
  expect((await login({ connectionId })).status).toBe(200);
});

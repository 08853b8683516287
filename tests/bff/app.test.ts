import { afterEach, expect, test } from 'vitest';
import { endpoints } from '../../shared/endpoints.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

let konto: TestApp;

afterEach(() => konto.close());

const listRoutes = (connectionId: string) =>
  [
    ['GET', endpoints.session],
    ['POST', endpoints.session],
    ['POST', endpoints.login],
    ['POST', endpoints.callback],
    ['POST', endpoints.logout],
    ['GET', endpoints.banks],
    ['GET', endpoints.institutions('b')],
    ['GET', endpoints.accounts(connectionId)],
    ['GET', endpoints.account(connectionId, 'a')],
    ['GET', endpoints.balances(connectionId, 'a')],
    ['GET', endpoints.transactions(connectionId, 'a')],
    ['DELETE', endpoints.connection(connectionId)],
  ] as const;

test('the routes are those of the contract, and no others', () => {
  konto = createTestApp();
  const concrete = (path: string) =>
    path.replace(':connectionId', 'c').replace(':accountId', 'a').replace(':bankId', 'b');
  const served = konto.app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${concrete(path)}`);
  const open = [`GET ${endpoints.health}`, `GET ${endpoints.ready}`];
  expect(served.sort()).toEqual(
    [...listRoutes('c').map(([method, path]) => `${method} ${path}`), ...open].sort(),
  );
});

test('F1: a signed-in call of any route without the header is refused, and nothing goes upstream', async () => {
  konto = createTestApp();
  const browser = konto.browser();
  const { connectionId } = await browser.connect();
  const asked = konto.bankRequests.length;
  for (const [method, path] of listRoutes(connectionId)) {
    const response = await browser.fetch(path, { method, headers: { 'X-Konto': null } });
    expect([response.status, (await response.json()).code], `${method} ${path}`).toEqual([
      403,
      'not_first_party',
    ]);
    const foreign = await browser.fetch(path, { method, headers: { 'Sec-Fetch-Site': 'cross-site' } });
    expect(foreign.status, `${method} ${path}`).toBe(403);
  }
  expect(konto.bankRequests).toHaveLength(asked);
  expect(await browser.session()).toMatchObject({ status: 'signed-in' });
});

test('F4: an unknown method of a known path names those that there are', async () => {
  konto = createTestApp();
  const browser = konto.browser();
  const allowed = new Map([
    [endpoints.session, 'GET, HEAD, POST'],
    [endpoints.login, 'POST'],
    [endpoints.accounts('c'), 'GET, HEAD'],
    [endpoints.connection('c'), 'DELETE'],
    [endpoints.health, 'GET, HEAD'],
  ]);
  for (const [path, allow] of allowed) {
    const response = await browser.fetch(path, { method: 'PATCH' });
    expect([response.status, (await response.json()).code]).toEqual([405, 'method_not_allowed']);
    expect(response.headers.get('Allow'), path).toBe(allow);
  }
});

test('H10: an unknown path below /bff is a JSON 404 to everybody', async () => {
  konto = createTestApp();
  for (const path of [
    '/bff',
    '/bff/',
    '/bff/nothing',
    '/bff/session/',
    '/bff/sessions',
    '/bff//session',
    '/bff/connections/',
    '/BFF/session',
  ])
    for (const headers of [{}, { 'X-Konto': '1' }]) {
      const response = await konto.app.request(path, { headers });
      expect([response.status, (await response.json()).code], path).toEqual([404, 'not_found']);
      expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    }
});

test('the answer does not follow the Host header', async () => {
  konto = createTestApp();
  const { authorizationUrl } = await (
    await konto.app.request('http://evil.example/bff/login', {
      method: 'POST',
      headers: {
        'X-Konto': '1',
        'Sec-Fetch-Site': 'same-origin',
        Host: 'evil.example',
        'X-Forwarded-Host': 'evil.example',
        'Content-Type': 'application/json',
      },
      body: '{}',
    })
  ).json();
  expect(authorizationUrl).not.toContain('evil');
  expect(new URL(authorizationUrl).searchParams.get('redirect_uri')).toBe('http://localhost:5173/callback');
});

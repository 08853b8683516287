import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../support/test-app.ts';

const local = createTestApp();
const deployed = createTestApp({ appOrigin: 'https://konto.example' });

afterAll(async () => {
  await local.close();
  await deployed.close();
});

/** An answer of each kind: a success, none, problems of every layer, and what is open to everybody. */
const requests = [
  ['/bff/session', 200],
  ['/bff/logout', 204, { method: 'POST' }],
  ['/bff/session', 403, { headers: { 'X-Konto': null } }],
  ['/bff/session', 405, { method: 'PUT' }],
  ['/bff/connections/c/accounts', 401],
  ['/bff/nothing', 404],
  ['/elsewhere', 404],
  ['/bff/health', 200],
  ['/bff/ready', 200],
] as const;

test('F5: every answer forbids guessing its type, referrers and other origins', async () => {
  for (const [path, status, init] of requests) {
    const response = await local.browser().fetch(path, init);
    expect(response.status, path).toBe(status);
    expect(Object.fromEntries(response.headers), path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
  }
});

test('F5: over https every answer asks for https for a year or more; on plain http none does', async () => {
  for (const [path, , init] of requests) {
    const secure = await deployed.browser().fetch(path, init);
    const [, seconds] = /^max-age=(\d+)/.exec(secure.headers.get('Strict-Transport-Security') ?? '') ?? [];
    expect(Number(seconds), path).toBeGreaterThanOrEqual(31_536_000);
    const plain = await local.browser().fetch(path, init);
    expect(plain.headers.has('Strict-Transport-Security'), path).toBe(false);
  }
});

test('F5: no answer says what made it', async () => {
  for (const [path, , init] of requests) {
    const { headers } = await local.browser().fetch(path, init);
    expect(headers.has('Server') || headers.has('X-Powered-By'), path).toBe(false);
  }
});

test('F7: every answer, problems included, is no-store', async () => {
  for (const [path, , init] of requests) {
    const response = await local.browser().fetch(path, init);
    expect(response.headers.get('Cache-Control'), path).toBe('no-store');
  }
});

test('every answer has a request id of its own, and none is taken over from outside', async () => {
  const ids = new Set<string | null>();
  for (const [path, , init] of requests) {
    const headers = { 'X-Request-ID': 'forged', ...(init && 'headers' in init ? init.headers : {}) };
    const response = await local.browser().fetch(path, { ...init, headers });
    ids.add(response.headers.get('X-Request-ID'));
  }
  expect(ids.size).toBe(requests.length);
  for (const id of ids) expect(id).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
});

test('A1: over https both cookies of a sign-in carry every attribute', async () => {
  const browser = deployed.browser();
  const login = await browser.post('/bff/login', { keep: true });
  const { authorizationUrl } = await login.json();
  const callback = await browser.callback(await browser.consent(authorizationUrl));
  const setCookies = [login, callback].flatMap(({ headers }) => headers.getSetCookie());
  expect(setCookies).toHaveLength(3);
  for (const setCookie of setCookies) {
    expect(setCookie).toMatch(/^__Host-konto-/);
    for (const attribute of ['; Secure', '; HttpOnly', '; SameSite=Strict', '; Path=/'])
      expect(setCookie).toContain(attribute);
    expect(setCookie).not.toContain('Domain');
  }
});

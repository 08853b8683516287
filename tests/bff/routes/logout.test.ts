import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';

let konto: TestApp;
let browser: TestBrowser;

beforeEach(() => {
  konto = createTestApp();
  browser = konto.browser();
});

afterEach(() => konto.close());

const logOut = () => browser.fetch('/bff/logout', { method: 'POST' });

test('signing out forgets the session and clears the cookie', async () => {
  await browser.connect();
  expect(browser.cookies.names()).toHaveLength(1);
  const response = await logOut();
  expect([response.status, await response.text()]).toEqual([204, '']);
  expect(browser.cookies.names()).toEqual([]);
  expect(await browser.session()).toEqual({ status: 'signed-out' });
});

test('E1: only a POST with the header signs out', async () => {
  await browser.connect();
  expect((await browser.fetch('/bff/logout')).status).toBe(405);
  expect((await browser.fetch('/bff/logout', { method: 'POST', headers: { 'X-Konto': null } })).status).toBe(
    403,
  );
  expect(
    (await browser.fetch('/bff/logout', { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site' } }))
      .status,
  ).toBe(403);
  expect(await browser.session()).toMatchObject({ status: 'signed-in' });
});

test('E2: a copied cookie is refused at once', async () => {
  const { connectionId } = await browser.connect();
  const thief = konto.browser();
  for (const name of browser.cookies.names()) thief.cookies.set(name, browser.cookies.get(name) ?? '');
  const read = () => thief.fetch(`/bff/connections/${connectionId}/accounts`);
  expect((await read()).status).toBe(200);
  await logOut();
  const response = await read();
  expect([response.status, (await response.json()).code]).toEqual([401, 'no_session']);
});

test('E3: a slow answer that ends after the sign-out sets no cookie and brings nothing back', async () => {
  await konto.close();
  const release = Promise.withResolvers<void>();
  konto = createTestApp({
    lifetimes: { accessTokenMs: 10 * 60_000 },
    intercept: async (request, sandbox) => {
      const answer = await sandbox(request);
      if (konto.bankRequests.length > 1) await release.promise;
      return answer;
    },
  });
  browser = konto.browser();
  const { connectionId } = await browser.connect();
  const copied = browser.cookies.header();
  konto.clock.advance(10 * 60_000);
  const slow = browser.fetch(`/bff/connections/${connectionId}/accounts`); // refreshes first, and waits for it
  await expect.poll(() => konto.bankRequests.length).toBe(2);
  await logOut();
  release.resolve();
  const response = await slow;
  expect([response.status, response.headers.getSetCookie()]).toEqual([401, []]);
  expect((await konto.sessions.open(copied ?? undefined)).status).toBe('unreadable');
});

test('E4: the bank is not asked, so that it cannot delay a sign-out', async () => {
  await browser.connect();
  const asked = konto.bankRequests.length;
  await logOut();
  expect(konto.bankRequests).toHaveLength(asked);
});

test('E5: signing out twice, or without a session, succeeds', async () => {
  await browser.connect();
  const copied = browser.cookies.header();
  for (const Cookie of [copied, copied, null, 'konto-dev-5173-session=forged'])
    expect((await browser.fetch('/bff/logout', { method: 'POST', headers: { Cookie } })).status).toBe(204);
});

test('A9: the cookie is cleared with the attributes it was set with', async () => {
  const response = await browser.callback(await browser.consent(await browser.login()));
  const [, set = ''] = response.headers.getSetCookie();
  const [cleared] = (await logOut()).headers.getSetCookie();
  expect(cleared).toBe(`${set.replace(/=[^;]*/, '=')}; Max-Age=0`);
});

test('a sign-out is logged once', async () => {
  await browser.connect();
  await logOut();
  await logOut();
  expect(konto.logLines.filter((line) => line.includes('"signed_out"'))).toHaveLength(1);
});

test('I4: where the store fails the browser is signed out all the same, and told so', async () => {
  await browser.connect();
  await konto.store.close();
  const response = await logOut();
  expect([response.status, (await response.json()).code]).toEqual([503, 'session_store_unavailable']);
  expect(browser.cookies.names()).toEqual([]);
  expect(await browser.session()).toEqual({ status: 'signed-out' });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { endpoints } from '../../../shared/endpoints.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';

const day = 24 * 60 * 60_000;
let konto: TestApp;
let browser: TestBrowser;

beforeEach(() => {
  konto = createTestApp();
  browser = konto.browser();
});
afterEach(() => konto.close());

test('B4: C1: a renewal that is repeated because its answer was lost brings the prolonged cookie', async () => {
  const { connectionId } = await browser.connect({ keep: true });
  konto.clock.advance(80 * day);
  const response = await browser.consent(await browser.login({ connectionId, keep: true }));
  const elsewhere = konto.browser(); // takes the answer, which never arrives in the first one
  for (const name of browser.cookies.names()) elsewhere.cookies.set(name, browser.cookies.get(name) ?? '');
  expect((await elsewhere.callback(response)).status).toBe(200);
  expect((await browser.callback(response)).status).toBe(200);
  konto.clock.advance(11 * day);
  expect(await browser.session()).toMatchObject({ status: 'signed-in' });
});

test('A9: C1: a renewal prolongs the cookie of a kept session, too', async () => {
  const { connectionId } = await browser.connect({ keep: true });
  konto.clock.advance(80 * day);
  await browser.connect({ connectionId });
  konto.clock.advance(11 * day);
  expect(await browser.session()).toMatchObject({ status: 'signed-in' });
});

test('C1: a further consent that ends sooner does not shorten a kept session', async () => {
  let isShort = false;
  const own = createTestApp({
    intercept: async (request, bank) => {
      if (request.method === 'GET' || !isShort) return bank(request);
      const { refresh_token, ...tokens } = await (await bank(request)).json();
      return Response.json({ ...tokens, expires_in: 3600 });
    },
  });
  const person = own.browser();
  await person.connect({ keep: true });
  const before = await person.session();
  isShort = true;
  await person.connect({ username: 'peter' });
  const after = await person.session();
  expect(after.status === 'signed-in' && after.absoluteExpiresAt).toBe(
    before.status === 'signed-in' && before.absoluteExpiresAt,
  );
  await own.close();
});

test('H4: D10: a consent that the bank refuses to twenty reads is lost once in the log', async () => {
  const own = createTestApp({
    intercept: (request, bank) =>
      request.method === 'GET' ? new Response(null, { status: 401 }) : bank(request),
  });
  const person = own.browser();
  const { connectionId } = await person.connect();
  await Promise.all(Array.from({ length: 20 }, () => person.fetch(endpoints.accounts(connectionId))));
  expect(own.logLines.filter((line) => line.includes('"consent_lost"'))).toHaveLength(1);
  await own.close();
});

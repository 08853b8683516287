// Where the cookie is the session, browsers send old ones: from before a refresh, from before a sign-out, twice.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { randomBytes } from '../../../bff/session/bytes.ts';
import { endpoints } from '../../../shared/endpoints.ts';
import { createTestAppOver, type TestAppOver } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';

const second = 1_000;
const minute = 60 * second;
const key = randomBytes(32);
const firstParty = { 'X-Konto': '1', 'Sec-Fetch-Site': 'same-origin' };
let konto: TestAppOver;
let browser: TestBrowser;
let connectionId: string;

beforeEach(() => open());
afterEach(() => konto.close());

async function open() {
  konto = createTestAppOver(null, { keys: [key], lifetimes: { accessTokenMs: 10 * minute } });
  browser = konto.browser();
  ({ connectionId } = await browser.connect({ keep: true }));
}

const cookie = () => browser.cookies.header() ?? '';
const read = () => browser.fetch(endpoints.accounts(connectionId));
const refreshes = () => konto.levers.readJournal().tokenCallsByGrantType.refresh_token ?? 0;
const consents = () => konto.levers.listConsents().map(({ status }) => status);

/** As a request does that left earlier, or a copy: the browser's own cookies stay as they are. */
async function readWith(Cookie: string) {
  const answer = await konto.browser().fetch(endpoints.accounts(connectionId), { headers: { Cookie } });
  const { code } = await answer.json();
  return { outcome: code ?? answer.status, carried: answer.headers.getSetCookie().map(cutAttributes) };
}
const cutAttributes = (setCookie: string) => setCookie.split(';', 1).join();

async function refresh() {
  konto.clock.advance(10 * minute);
  expect((await read()).status).toBe(200);
}

test('D6: a cookie from before the rotation gets the successor for a minute, and then is no session, without a token call', async () => {
  const old = cookie();
  await refresh();
  const successor = cookie();
  expect(successor).not.toBe(old);
  await read(); // the successor has arrived
  for (const later of [1, 4, 15, 39.999]) {
    konto.clock.advance(later * second);
    expect(await readWith(old)).toEqual({ outcome: 200, carried: [successor] });
  }
  konto.clock.advance(1);
  expect(await readWith(old)).toEqual({ outcome: 'no_session', carried: [] });
  konto.clock.advance(9 * minute);
  expect(await readWith(old)).toEqual({ outcome: 'no_session', carried: [] });
  expect(refreshes()).toBe(1);
  expect((await read()).status).toBe(200);
  expect(consents()).not.toContain('revoked');
});

test('D6: an answer that was lost loses nothing: until its cookie is shown, the one before leads to it', async () => {
  const old = cookie();
  konto.clock.advance(10 * minute);
  await readWith(old);
  konto.clock.advance(8 * minute);
  expect((await read()).status).toBe(200);
  expect(cookie()).not.toBe(old);
  expect(refreshes()).toBe(1);
});

test('D6: a cookie that was over stays over when the session goes on', async () => {
  const old = cookie();
  await refresh();
  await read();
  konto.clock.advance(minute);
  await refresh();
  const previous = cookie();
  await refresh();
  expect((await readWith(old)).outcome).toBe('no_session');
  expect((await readWith(previous)).outcome).toBe(200);
  expect(refreshes()).toBe(3);
});

test('a cookie that has only missed a minute’s reading counts as long as the session', async () => {
  const old = cookie();
  konto.clock.advance(minute);
  await read();
  await read();
  expect(cookie()).not.toBe(old);
  konto.clock.advance(5 * minute);
  expect((await readWith(old)).outcome).toBe(200);
});

test('D6: a callback that comes again brings the newest cookie, not the one of its first answer', async () => {
  const person = konto.browser();
  const response = await person.consent(await person.login());
  const pending = person.cookies.header() ?? '';
  const connected = await (await person.callback(response)).json();
  konto.levers.expireAccessTokens();
  expect((await person.fetch(endpoints.accounts(connected.connectionId))).status).toBe(200);
  const again = konto.browser();
  for (const [name = '', value = ''] of pending.split('; ').map((pair) => pair.split('=')))
    again.cookies.set(name, value);
  expect(await (await again.callback(response)).json()).toEqual(connected);
  expect(again.cookies.header()).toBe(person.cookies.header());
});

test('D6: C4: the page learns that its old cookie is over, and the cookie is cleared', async () => {
  const old = cookie();
  await refresh();
  await read();
  konto.clock.advance(minute);
  const stale = konto.browser();
  const answer = await stale.fetch(endpoints.session, { headers: { Cookie: old } });
  expect(await answer.json()).toEqual({ status: 'signed-out' });
  expect(answer.headers.getSetCookie().map(cutAttributes)).toEqual([old.replace(/=.*/, '=')]);
});

test('a data answer sets a cookie only where there is something new, once a minute or after a refresh', async () => {
  const setCookies = async () => (await read()).headers.getSetCookie().length;
  expect(await setCookies()).toBe(0);
  konto.clock.advance(minute - 1);
  expect(await setCookies()).toBe(0);
  konto.clock.advance(1);
  expect(await setCookies()).toBe(1);
  expect(await setCookies()).toBe(0);
  konto.levers.expireAccessTokens();
  expect(await setCookies()).toBe(1);
  expect(await setCookies()).toBe(0);
});

test('all of fifty parallel answers carry the one successor: any of them may be the last to arrive', async () => {
  konto.clock.advance(10 * minute);
  const answers = await Promise.all(Array.from({ length: 50 }, read));
  expect(new Set(answers.map((answer) => answer.headers.getSetCookie().join()))).toHaveLength(1);
  expect(answers[0]?.headers.getSetCookie().map(cutAttributes)).toEqual([cookie()]);
});

test('D10: a failure carries the cookie too: the lost consent is known to the next process', async () => {
  konto.levers.expireAccessTokens();
  konto.levers.expireRefreshTokens();
  const old = cookie();
  const answer = await read();
  expect((await answer.json()).code).toBe('consent_required');
  expect(answer.headers.getSetCookie()).toHaveLength(1);
  expect((await readWith(old)).outcome).toBe('consent_required');
  expect(refreshes()).toBe(1);
});

test('E3: a copy from before the sign-out opens nothing here, however old or new it is', async () => {
  const copies = [cookie()];
  await refresh();
  copies.push(cookie());
  konto.clock.advance(minute);
  await read();
  copies.push(cookie());
  await browser.post(endpoints.logout, {});
  for (const copy of copies) expect(await readWith(copy)).toEqual({ outcome: 'no_session', carried: [] });
  expect(refreshes()).toBe(1);
});

test.each([
  ['a sign-out', () => browser.fetch(endpoints.logout, { method: 'POST' })],
  ['the last disconnection', () => browser.fetch(endpoints.connection(connectionId), { method: 'DELETE' })],
])('E3: what a slow answer of another process brings back after %s opens nothing', async (_how, end) => {
  const elsewhere = createTestAppOver(null, { keys: [key], clock: konto.clock });
  const before = cookie();
  konto.clock.advance(minute);
  expect((await end()).ok).toBe(true);

  const late = await elsewhere
    .browser()
    .fetch(endpoints.session, { method: 'POST', headers: { Cookie: before } });
  expect(await late.json()).toMatchObject({ status: 'signed-in' });
  browser.cookies.store(late);
  const broughtBack = cookie();
  expect(broughtBack).toContain('konto-dev-5173-session=');
  for (const { app } of [konto, elsewhere]) {
    const headers = { ...firstParty, Cookie: broughtBack };
    const answer = await app.request(endpoints.session, { headers });
    expect(await answer.json()).toEqual({ status: 'signed-out' });
    expect(answer.headers.getSetCookie().join()).toMatch(/^konto-dev-5173-session=;.*Max-Age=0/);
  }

  await browser.connect();
  expect(await browser.session()).toMatchObject({ status: 'signed-in' });
  await elsewhere.close();
});

test('D6: whatever old cookies come when: no refresh token is sent twice, and the browser’s own cookie works', async () => {
  let received: string[] = [];
  const steps = {
    read: async () => expect((await read()).status).toBe(200),
    expire: async () => konto.levers.expireAccessTokens(),
    wait: async (number: number) => konto.clock.advance(number * second),
    sendAgain: async (number: number) => {
      const old = received[number % received.length] ?? '';
      expect([200, 'no_session']).toContain((await readWith(old)).outcome);
    },
  };
  const step = fc.tuple(
    fc.constantFrom('read', 'expire', 'wait', 'sendAgain'),
    fc.constantFrom(0, 1, 2, 20, 59, 61, 540, 600),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (taken) => {
      await konto.close();
      await open();
      received = [cookie()];
      for (const [name, number] of taken) {
        await steps[name](number);
        received.push(cookie());
      }
      expect((await read()).status).toBe(200);
      expect(consents()).not.toContain('revoked'); // as the sandbox bank does when it sees one twice
    }),
    { numRuns: 60 },
  );
}, 30_000);

import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bytes, randomBytes } from '../../../bff/session/bytes.ts';
import { requireOAuthBank } from '../../support/oauth-bank.ts';
import { createTestApp, createTestAppOver, type TestApp } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
let konto: TestApp;
let browser: TestBrowser;

beforeEach(() => {
  konto = createTestApp();
  browser = konto.browser();
});

afterEach(() => konto.close());

const fromNow = (ms: number) => new Date(konto.clock.now() + ms).toISOString();
const stillHere = () => browser.fetch('/bff/session', { method: 'POST' });
const sessionCookie = () => browser.cookies.names().find((name) => name.endsWith('session')) ?? '';

test('without a cookie one is signed out, and no cookie is set', async () => {
  const response = await browser.fetch('/bff/session');
  expect(await response.json()).toEqual({ status: 'signed-out' });
  expect(response.headers.getSetCookie()).toEqual([]);
});

test('after a sign-in the session shows its ends and its connection', async () => {
  const { connectionId } = await browser.connect();
  const connectedAt = fromNow(0);
  konto.clock.advance(minute);
  expect(await browser.session()).toEqual({
    status: 'signed-in',
    idleExpiresAt: fromNow(29 * minute),
    absoluteExpiresAt: fromNow(12 * 60 * minute - minute),
    connections: [
      {
        connectionId,
        bankId: 'premium-v1-embedded',
        bankName: 'Banka Duna',
        profile: 'premium-v1',
        environment: 'embedded',
        status: 'active',
        connectedAt,
        accessTokenExpiresAt: fromNow(90 * day - minute),
        consentExpiresAt: null,
      },
    ],
  });
});

test('a session kept on the device has no idle end', async () => {
  await browser.connect({ keep: true });
  expect(await browser.session()).toMatchObject({
    idleExpiresAt: null,
    absoluteExpiresAt: fromNow(90 * day),
  });
});

test('C1: asking does not extend the session, "I am still here" does', async () => {
  await browser.connect();
  konto.clock.advance(20 * minute);
  expect(await browser.session()).toMatchObject({ idleExpiresAt: fromNow(10 * minute) });
  expect(await (await stillHere()).json()).toMatchObject({ idleExpiresAt: fromNow(30 * minute) });
  konto.clock.advance(29 * minute);
  expect(await browser.session()).toMatchObject({ status: 'signed-in', idleExpiresAt: fromNow(minute) });
});

test('C1: reading data extends the session', async () => {
  const { connectionId } = await browser.connect();
  konto.clock.advance(20 * minute);
  await browser.fetch(`/bff/connections/${connectionId}/accounts`);
  expect(await browser.session()).toMatchObject({ idleExpiresAt: fromNow(30 * minute) });
});

test('C1: C4: after the idle end one is signed out, is told why, and the cookie is cleared', async () => {
  const { connectionId } = await browser.connect();
  konto.clock.advance(30 * minute);
  const read = await browser.fetch(`/bff/connections/${connectionId}/accounts`);
  expect([read.status, (await read.json()).code]).toEqual([401, 'session_expired']);
  expect(await browser.session()).toEqual({ status: 'signed-out', reason: 'session_expired' });
  expect(browser.cookies.names()).toEqual([]);
  expect(await browser.session()).toEqual({ status: 'signed-out' });
});

test('C1: after the end "I am still here" brings nothing back', async () => {
  await browser.connect();
  konto.clock.advance(30 * minute);
  expect(await (await stillHere()).json()).toEqual({ status: 'signed-out', reason: 'session_expired' });
});

test.each([
  ['in a store', (keys: Bytes[]) => createTestAppOver(konto.store, { clock: konto.clock, keys })],
  ['in the cookie', (keys: Bytes[]) => createTestAppOver(null, { clock: konto.clock, keys })],
])(
  'I6: with sessions %s, an instance that has not the newest key yet leaves its cookie alone',
  async (_, start) => {
    const [older, newest] = [randomBytes(32), randomBytes(32)];
    const renewed = start([newest, older]).browser();
    await renewed.connect();
    const late = start([older]).browser();
    for (const name of renewed.cookies.names()) late.cookies.set(name, renewed.cookies.get(name) ?? '');
    const answer = await late.fetch('/bff/session');
    expect(await answer.json()).toEqual({ status: 'signed-out' });
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await renewed.session()).toMatchObject({ status: 'signed-in' });
  },
);

test('A6: C4: a cookie that cannot be opened is signed out without a reason, and cleared', async () => {
  const { connectionId } = await browser.connect();
  browser.cookies.set(sessionCookie(), 'forged');
  const read = await browser.fetch(`/bff/connections/${connectionId}/accounts`);
  expect([read.status, (await read.json()).code]).toEqual([401, 'no_session']);
  expect(await browser.session()).toEqual({ status: 'signed-out' });
  expect(browser.cookies.names()).toEqual([]);
});

test('C2: the session shows no token, verifier, secret or key', async () => {
  const { connectionId } = await browser.connect();
  await browser.fetch(`/bff/connections/${connectionId}/accounts`);
  const accessToken = konto.bankRequests.at(-1)?.headers.get('Authorization')?.replace('Bearer ', '') ?? '';
  const bank = requireOAuthBank(konto.config);
  const text = await (await browser.fetch('/bff/session')).text();
  expect(accessToken.length).toBeGreaterThan(10);
  for (const secret of [
    accessToken,
    bank.clientSecret,
    browser.cookies.get(sessionCookie()),
    'oken"',
    'refresh',
  ])
    expect(text).not.toContain(secret);
});

test('a connection whose bank is not configured any more is named as abandoned', async () => {
  const { connectionId } = await browser.connect();
  const lookup = await konto.sessions.open(browser.cookies.header() ?? undefined);
  if (lookup.status !== 'open') throw new Error('The session is not open');
  await konto.sessions.change(lookup.open, (session) => ({
    ...session,
    connections: session.connections.map((connection) => ({ ...connection, bankId: 'gone' })),
  }));
  const connectedAt = new Date(konto.clock.now()).toISOString();
  expect(await browser.session()).toMatchObject({
    status: 'signed-in',
    connections: [],
    abandoned: [{ connectionId, bankId: 'gone', connectedAt }],
  });
});

test('a store that cannot be reached is said, and the cookie stays', async () => {
  await browser.connect();
  const names = browser.cookies.names();
  const lookup = await konto.sessions.open(browser.cookies.header() ?? undefined);
  if (lookup.status === 'open') await konto.store.close();
  const response = await stillHere();
  expect([response.status, (await response.json()).code]).toEqual([503, 'session_store_unavailable']);
  expect(browser.cookies.names()).toEqual(names);
});

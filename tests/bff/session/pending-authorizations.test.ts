import { beforeEach, expect, test } from 'vitest';
import { randomBytes } from '../../../bff/session/bytes.ts';
import { createCookies } from '../../../bff/session/cookies.ts';
import { createPendingAuthorizations } from '../../../bff/session/pending-authorizations.ts';
import type { PendingAuthorization } from '../../../bff/session/session.ts';
import { type CookieJar, createCookieJar } from '../../support/cookie-jar.ts';
import { createTestClock } from '../../support/test-clock.ts';

const clock = createTestClock(Date.UTC(2026, 2, 16));
const keys = [randomBytes(32)];
const cookies = createCookies('https://konto.example');
const pendingAuthorizations = createPendingAuthorizations({ keys, cookies, now: clock.now });
let jar: CookieJar;

beforeEach(() => {
  jar = createCookieJar(clock.now);
});

const build = (state: string, wish: Partial<PendingAuthorization> = {}): PendingAuthorization => ({
  state,
  codeVerifier: 'v'.repeat(43),
  bankId: 'premium-v1-sandbox',
  returnTo: '/accounts',
  connectionId: null,
  keep: false,
  consentId: null,
  createdAt: clock.now(),
  ...wish,
});

const stateOf = (number: number) => `state-${number}`.padEnd(43, 's');
const header = () => jar.header() ?? undefined;
const take = (state: string) => pendingAuthorizations.take(header(), state);

async function keep(pending: PendingAuthorization) {
  store(await pendingAuthorizations.keep(header(), pending));
}

function store(setCookies: readonly string[]) {
  const headers = new Headers(setCookies.map((setCookie): [string, string] => ['Set-Cookie', setCookie]));
  jar.store(new Response(null, { headers }));
}

async function startTabs(count: number, wish?: Partial<PendingAuthorization>) {
  for (let number = 0; number < count; number += 1) {
    await keep(build(stateOf(number), wish));
    clock.advance(1_000);
  }
}

async function listFound(count: number): Promise<number[]> {
  const found = await Promise.all(Array.from({ length: count }, (_, number) => take(stateOf(number))));
  return found.flatMap((pending, number) => (pending ? number : []));
}

test('B12: state, verifier, bank, way back, renewed connection and choice come back together', async () => {
  const pending = build(stateOf(1), { returnTo: '/accounts/k?page=3', connectionId: 'c1', keep: true });
  await keep(pending);
  expect(await take(stateOf(1))).toEqual(pending);
  expect(await take(stateOf(2))).toBeNull();
});

test('B12: a pending authorization lives ten minutes, in the browser and by the server’s clock', async () => {
  const [setCookie = ''] = await pendingAuthorizations.keep(undefined, build(stateOf(1)));
  expect(setCookie).toMatch(/; Max-Age=600$/);
  const sent = setCookie.split(';')[0];
  clock.advance(10 * 60_000 - 1);
  expect(await pendingAuthorizations.take(sent, stateOf(1))).not.toBeNull();
  clock.advance(1);
  expect(await pendingAuthorizations.take(sent, stateOf(1))).toBeNull();
});

test('B2: eight tabs that start before any finishes keep eight pending authorizations', async () => {
  await startTabs(8, { returnTo: `/accounts/${'k'.repeat(22)}?page=3&size=50` });
  expect(await listFound(8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('B2: forgetting one leaves the others alone', async () => {
  await startTabs(3);
  store([await pendingAuthorizations.clear(stateOf(1))]);
  expect(await listFound(3)).toEqual([0, 2]);
});

test('B3: beyond eight the oldest is dropped', async () => {
  await startTabs(10);
  expect(await listFound(10)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  expect(jar.names()).toHaveLength(8);
});

test('B3: together they stay under 4 KB, however long the ways back are', async () => {
  await startTabs(10, { returnTo: `/${'r'.repeat(511)}` });
  expect(jar.header()?.length).toBeLessThanOrEqual(4096);
  const found = await listFound(10);
  expect(found.length).toBeGreaterThanOrEqual(3);
  expect(found.at(-1)).toBe(9);
});

test('B3: what is expired or does not open makes room', async () => {
  await startTabs(2);
  jar.set(cookies.name('pending-junk-of-16-chars'), 'junk');
  const [sent = ''] = [header()];
  clock.advance(10 * 60_000);
  const setCookies = await pendingAuthorizations.keep(sent, build(stateOf(3)));
  expect(setCookies.filter((setCookie) => setCookie.endsWith('Max-Age=0'))).toHaveLength(3);
});

test('I6: what an instance with a newer key started stays where one without it starts another', async () => {
  await startTabs(2);
  const late = createPendingAuthorizations({ keys: [randomBytes(32)], cookies, now: clock.now });
  store(await late.keep(header(), build(stateOf(2))));
  expect(await listFound(3)).toEqual([0, 1]);
  expect(await late.take(header(), stateOf(2))).not.toBeNull();
});

test('B3: what a key of others sealed goes first where there is no more room', async () => {
  const others = createPendingAuthorizations({ keys: [randomBytes(32)], cookies, now: clock.now });
  await startTabs(7);
  store(await others.keep(undefined, build(stateOf(7))));
  await keep(build(stateOf(8)));
  expect(await listFound(9)).toEqual([0, 1, 2, 3, 4, 5, 6, 8]);
  expect(jar.names()).toHaveLength(8);
});

test('A6: a cookie that is changed, or moved to another state’s name, is absent', async () => {
  await startTabs(2);
  const [first = '', second = ''] = jar.names();
  const value = jar.get(first) ?? '';
  jar.set(second, value);
  jar.set(first, `${value.slice(0, -2)}AA`);
  expect(await listFound(2)).toEqual([]);
});

test('A10: junk under the very name does not hide the true one', async () => {
  await keep(build(stateOf(1)));
  const [name] = jar.names();
  const sent = `${name}=junk; ${header()}; ${name}=; ${name}`;
  expect(await pendingAuthorizations.take(sent, stateOf(1))).not.toBeNull();
});

test('A10: four hundred junk cookies are cleared little by little, and an answer stays small', async () => {
  const prefix = cookies.name('pending-');
  const junk = Array.from({ length: 400 }, (_, number) => `${prefix}${`${number}`.padEnd(16, 'x')}=x`).join(
    '; ',
  );
  const setCookies = await pendingAuthorizations.keep(junk, build(stateOf(1)));
  expect(setCookies).toHaveLength(16 + 1);
  expect(setCookies.join('').length).toBeLessThan(4096);
  expect(setCookies.at(-1)).toMatch(/; Max-Age=600$/);
});

test('A10: junk under names that were never given is left alone, though none could be written so long', async () => {
  const prefix = cookies.name('pending-');
  const junk = [prefix, `${prefix}x`, prefix + 'x'.repeat(5_000)].map((name) => `${name}=x`).join('; ');
  expect(await pendingAuthorizations.keep(junk, build(stateOf(1)))).toHaveLength(1);
});

test('B1: nothing of it can be read from the cookie', async () => {
  await keep(build(stateOf(1), { codeVerifier: 'canary-verifier' }));
  const plain = Buffer.from(header()?.split('=')[1] ?? '', 'base64url').toString('latin1');
  expect(header()).not.toContain('canary');
  expect(plain).not.toContain('canary');
  expect(plain).not.toContain('state-1');
});

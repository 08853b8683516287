// Refresh with several instances, each a process of its own, against the sandbox bank's strict rotation.
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { endpoints } from '../../shared/endpoints.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import type { TestBrowser } from '../support/test-browser.ts';
import { type Instances, startInstances } from './instances.ts';

let redis: RedisServer;
let konto: Instances;
let browser: TestBrowser;
let connectionId: string;

beforeAll(async () => {
  redis = await startRedis();
});
afterEach(() => konto.close());
afterAll(() => redis.close());

async function open(count: number, leaseMs = 15_000, skewMs = 0) {
  konto = await startInstances({ count, redisUrl: redis.url, leaseMs, skewMs });
  browser = konto.browser();
  ({ connectionId } = await browser.connect({ keep: true }));
}

async function read(by = browser) {
  const answer = await by.fetch(endpoints.accounts(connectionId));
  const { code, retryAfter } = await answer.json();
  return { status: answer.status, ...(code && { code }), ...(retryAfter && { retryAfter }) };
}

const readTimes = (times: number) => Promise.all(Array.from({ length: times }, () => read()));
const answered = (times: number) => Array(times).fill({ status: 200 });
const untilRefreshing = () => vi.waitFor(() => expect(konto.refreshes()).toBe(1), { timeout: 5_000 });

test.each([2, 4])(
  'D2: fifty parallel reads over %i instances make one refresh and fifty answers',
  async (count) => {
    await open(count);
    for (let generation = 1; generation <= 3; generation += 1) {
      konto.levers.expireAccessTokens();
      expect(await readTimes(50)).toEqual(answered(50));
      expect(konto.refreshes()).toBe(generation);
    }
  },
);

test('D3: with a token endpoint slower than the lease it is still one', async () => {
  await open(4, 300);
  konto.levers.expireAccessTokens();
  konto.levers.disturb({ endpoint: 'token', disturbance: { kind: 'slow', ms: 1_500 } });
  expect(await readTimes(50)).toEqual(answered(50));
  expect(konto.refreshes()).toBe(1);
});

test('D4: an instance killed before the bank rotated: the others refresh once, within the lease', async () => {
  await open(4, 2_000);
  konto.levers.expireAccessTokens();
  konto.levers.disturb({ endpoint: 'token', disturbance: { kind: 'hang' } });
  read(konto.browserAt(0, browser)).catch(() => {});
  await untilRefreshing();
  const others = [1, 2, 3].map((index) => konto.browserAt(index, browser));
  const killedAt = performance.now();
  await konto.kill(0);
  expect(await Promise.all(others.map(read))).toEqual(answered(3));
  expect(performance.now() - killedAt).toBeLessThan(4_000);
  expect(konto.refreshes()).toBe(2);
});

test('D4: an instance killed after the bank rotated: the others ask once more, and say so', async () => {
  await open(4, 1_000);
  konto.levers.expireAccessTokens();
  konto.levers.disturb({ endpoint: 'token', disturbance: { kind: 'slow', ms: 60_000 } }); // ends when the caller dies
  read(konto.browserAt(0, browser)).catch(() => {});
  await untilRefreshing();
  const others = [1, 2, 3].map((index) => konto.browserAt(index, browser));
  await konto.kill(0);
  const lost = { status: 401, code: 'consent_required' };
  expect(await Promise.all(others.map(read))).toEqual([lost, lost, lost]);
  expect(await Promise.all(others.map(read))).toEqual([lost, lost, lost]);
  expect(konto.refreshes()).toBe(2);
});

test('D7: an instance that stood still for longer than its lease brings nothing back, and nothing loops', async () => {
  await open(2, 1_000);
  konto.levers.expireAccessTokens();
  konto.levers.disturb({ endpoint: 'token', disturbance: { kind: 'slow', ms: 200 } });
  const frozen = read(konto.browserAt(0, browser));
  await untilRefreshing();
  konto.freeze(0);
  const lost = { status: 401, code: 'consent_required' };
  expect(await read(konto.browserAt(1, browser))).toEqual(lost);
  konto.thaw(0);
  expect(await frozen).toEqual(lost);
  expect(await readTimes(10)).toEqual(Array(10).fill(lost));
  expect(konto.refreshes()).toBe(2);
});

test('C7: instances whose clocks are two minutes apart: one refresh, no storm, and nobody is signed out', async () => {
  await open(2, 15_000, 60_000);
  for (let generation = 1; generation <= 2; generation += 1) {
    konto.levers.expireAccessTokens();
    expect(await readTimes(50)).toEqual(answered(50));
    expect(konto.refreshes()).toBe(generation);
  }
  const visitor = konto.browser();
  await visitor.connect();
  for (let asked = 0; asked < 4; asked += 1)
    expect(await visitor.session()).toMatchObject({ status: 'signed-in' });
});

test('D5: a browser that leaves during the refresh does not stop it: fifty reads over four instances have its tokens', async () => {
  await open(4);
  konto.levers.expireAccessTokens();
  konto.levers.disturb({ endpoint: 'token', disturbance: { kind: 'slow', ms: 300 } });
  const leaving = new AbortController();
  const left = konto
    .browserAt(0, browser)
    .fetch(endpoints.accounts(connectionId), { signal: leaving.signal });
  left.catch(() => {});
  await untilRefreshing();
  leaving.abort();
  expect(await readTimes(50)).toEqual(answered(50));
  expect(konto.refreshes()).toBe(1);
});

test('D7: what another instance renewed meanwhile is not overwritten by a refresh', async () => {
  await open(2);
  konto.levers.expireAccessTokens();
  konto.levers.disturb({ endpoint: 'token', disturbance: { kind: 'slow', ms: 1_000 } });
  const refreshing = read(konto.browserAt(0, browser));
  await untilRefreshing();
  await konto.browserAt(1, browser).connect({ connectionId });
  expect(await refreshing).toEqual({ status: 200 });
  expect(await readTimes(10)).toEqual(answered(10));
  expect(konto.refreshes()).toBe(1);
});

test('D9: a failed refresh is everybody’s, for as long as its pause lasts', async () => {
  await open(4);
  konto.levers.expireAccessTokens();
  konto.levers.disturb({ endpoint: 'token', disturbance: { kind: 'status', status: 429, retryAfter: '2' } });
  const refused = await readTimes(20);
  for (const answer of refused) expect(answer).toMatchObject({ status: 503, code: 'bank_unavailable' });
  for (const { retryAfter } of refused) expect([1, 2]).toContain(retryAfter);
  expect(konto.refreshes()).toBe(1);
  await expect.poll(() => read(), { timeout: 5_000 }).toEqual({ status: 200 });
  expect(konto.refreshes()).toBe(2);
});

test('D10: invalid_grant marks the connection once, for every instance', async () => {
  await open(4);
  konto.levers.expireAccessTokens();
  konto.levers.expireRefreshTokens();
  expect(await readTimes(20)).toEqual(Array(20).fill({ status: 401, code: 'consent_required' }));
  expect(konto.refreshes()).toBe(1);
});

test('D14: a Redis that dies between the bank’s answer and the writing costs no consent', async () => {
  await open(2);
  konto.levers.expireAccessTokens();
  konto.levers.disturb({ endpoint: 'token', disturbance: { kind: 'slow', ms: 500 } });
  const refreshing = read(konto.browserAt(0, browser));
  await untilRefreshing();
  await redis.kill();
  const away = { status: 503, code: 'session_store_unavailable', retryAfter: 1 };
  expect(await refreshing).toEqual(away);
  expect(await readTimes(10)).toEqual(Array(10).fill(away));
  await redis.start();
  await expect.poll(() => read(), { timeout: 10_000 }).toEqual({ status: 200 });
  expect(await readTimes(20)).toEqual(answered(20));
  expect(konto.refreshes()).toBe(1);
});

test('E2, E3: a sign-out at one instance is one at all of them, and no refresh undoes it', async () => {
  await open(2);
  const copied = konto.browserAt(1, browser);
  konto.levers.expireAccessTokens();
  konto.levers.disturb({ endpoint: 'token', disturbance: { kind: 'slow', ms: 500 } });
  const refreshing = read(konto.browserAt(0, browser));
  await untilRefreshing();
  expect((await browser.post(endpoints.logout, {})).status).toBe(204);
  expect(await read(copied)).toEqual({ status: 401, code: 'no_session' });
  expect(await refreshing).toEqual({ status: 401, code: 'no_session' });
  expect(await read(copied)).toEqual({ status: 401, code: 'no_session' });
});

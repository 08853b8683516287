import { afterAll, beforeAll, expect, test } from 'vitest';
import { endpoints } from '../../shared/endpoints.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import type { TestBrowser } from '../support/test-browser.ts';
import { type Instances, startInstances } from './instances.ts';

let redis: RedisServer;
let konto: Instances;

beforeAll(async () => {
  redis = await startRedis();
  const configuration = {
    TRUSTED_PROXIES: 'loopback',
    LIMIT_SIGN_IN_PER_MINUTE: '20',
    LIMIT_DATA_PER_MINUTE: '60',
  };
  konto = await startInstances({ count: 2, redisUrl: redis.url, configuration });
});
afterAll(async () => {
  await konto.close();
  await redis.close();
});

const loginFrom = (address: string, browser: TestBrowser) =>
  browser.fetch(endpoints.login, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address },
    body: '{}',
  });

/** How many of these calls, one after the other, were not refused. */
async function countAllowed(calls: number, ask: () => Promise<Response>): Promise<number> {
  let allowed = 0;
  for (let call = 0; call < calls; call += 1) {
    const answer = await ask();
    if (answer.status === 200) allowed += 1;
    else expect([answer.status, Number(answer.headers.get('Retry-After')) > 0]).toEqual([429, true]);
  }
  return allowed;
}

test('H1: sign-in calls are counted by all instances together', async () => {
  const browser = konto.browser();
  const allowed = await countAllowed(60, () => loginFrom('198.51.100.1', browser));
  expect(allowed).toBeGreaterThanOrEqual(20);
  expect(allowed).toBeLessThan(30); // 40 where each instance counts for itself
  expect((await loginFrom('198.51.100.2', browser)).status).toBe(200);
});

test('H1: reads of a session are counted by all instances together, give or take a lot for each', async () => {
  const browser = konto.browser();
  const { connectionId } = await browser.connect();
  const allowed = await countAllowed(130, () => browser.fetch(endpoints.accounts(connectionId)));
  expect(allowed).toBeGreaterThanOrEqual(60);
  expect(allowed).toBeLessThan(75); // a lot is 3; 120 where each instance counts for itself
});

test('H1: what Redis holds of an address leaves it by itself, and holds no session', async () => {
  await loginFrom('198.51.100.3', konto.browser());
  const isThere = async () => Number(await redis.command('PTTL', 'konto:limit:signIn:ffffc6336403'));
  await expect.poll(isThere).toBeGreaterThan(0);
  expect(await isThere()).toBeLessThanOrEqual(60_000);
});

test('H1: where Redis hangs or is away, nobody waits for it, and each instance counts for itself', async () => {
  const first = konto.browserAt(0, konto.browser());
  redis.pause();
  const startedAt = performance.now();
  expect(await countAllowed(1, () => loginFrom('198.51.100.4', first))).toBe(1);
  expect(performance.now() - startedAt).toBeLessThan(500);
  expect(await countAllowed(30, () => loginFrom('198.51.100.4', first))).toBe(19);
  redis.resume();
  await redis.kill();
  expect(await countAllowed(30, () => loginFrom('198.51.100.5', first))).toBe(20);
  await redis.start();
  await expect.poll(async () => (await first.fetch(endpoints.ready)).status, { timeout: 10_000 }).toBe(200);
});

// A Redis that is paused, killed, read-only, full or emptied, as two instances and a browser see it.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
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
  konto = await startInstances({ count: instances.length, redisUrl: redis.url });
});
beforeEach(async () => {
  browser = konto.browser();
  ({ connectionId } = await browser.connect({ keep: true }));
});
afterEach(() => konto.levers.reset());
afterAll(async () => {
  await konto.close();
  await redis.close();
});

const instances = [0, 1];
const read = (by = browser) => by.fetch(endpoints.accounts(connectionId));
const readStatus = async (by = browser) => (await read(by)).status;

/** Each instance comes back in its own time. */
async function untilAllRead() {
  for (const index of instances) {
    const browserAt = konto.browserAt(index, browser);
    await expect.poll(() => readStatus(browserAt), { timeout: 20_000 }).toBe(200);
  }
}

/** One refusal, and that it came in time, said when to come back and left every cookie alone. */
async function refuse(ask: () => Promise<Response>) {
  const startedAt = performance.now();
  const answer = await ask();
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(answer.headers.get('Retry-After')).toBe('1');
  expect({ status: answer.status, code: (await answer.json()).code }).toEqual({
    status: 503,
    code: 'session_store_unavailable',
  });
}

/** Both instances, and every route that needs the session and leaves it be. */
async function refuseEverything() {
  for (const _ of instances) {
    await refuse(read);
    await refuse(() => browser.fetch(endpoints.session));
    await refuse(() => browser.fetch(endpoints.ready));
  }
}

test('H6: a Redis that was killed: 503 within a second, cookies untouched, and the same session when it is back', async () => {
  const before = await browser.session();
  await redis.kill();
  await refuseEverything();
  expect((await browser.fetch(endpoints.health)).status).toBe(200);
  await redis.start();
  await untilAllRead();
  expect(await browser.session()).toEqual(before);
});

test('I4: who signs out while Redis is away is signed out in this browser, within a second, and told what stays', async () => {
  await redis.kill();
  const startedAt = performance.now();
  const answer = await browser.post(endpoints.logout, {});
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  expect([answer.status, (await answer.json()).code]).toEqual([503, 'session_store_unavailable']);
  expect(browser.cookies.names()).toEqual([]);
  await redis.start();
  for (const index of instances) {
    const isReady = () => konto.browserAt(index, browser).fetch(endpoints.ready);
    await expect.poll(async () => (await isReady()).status, { timeout: 20_000 }).toBe(200);
  }
  expect(await browser.session()).toEqual({ status: 'signed-out' });
});

test('H6: a Redis that stands still: 503 within a second for whoever asks, and the same session when it goes on', async () => {
  redis.pause();
  await Promise.all(Array.from({ length: 20 }, () => refuse(read)));
  await refuseEverything();
  redis.resume();
  await untilAllRead();
});

test('H6: I3: a read-only Redis is not ready: sessions are read, nothing is written, and no token is asked for that could not be kept', async () => {
  await redis.command('REPLICAOF', '127.0.0.1', '1');
  expect(await readStatus()).toBe(200);
  konto.levers.expireAccessTokens();
  const before = konto.refreshes();
  await refuse(read);
  await refuse(() => browser.fetch(endpoints.ready));
  expect(konto.refreshes()).toBe(before);
  await redis.command('REPLICAOF', 'NO', 'ONE');
  await untilAllRead();
  expect(konto.refreshes()).toBe(before + 1);
});

test('H6: I3: a full Redis is not ready: nobody is signed in, nobody is signed out', async () => {
  await redis.command('CONFIG', 'SET', 'maxmemory', '1');
  const other = konto.browser();
  const response = await other.consent(await other.login());
  await refuse(() => other.callback(response));
  await refuse(() => browser.fetch(endpoints.ready));
  expect(await readStatus()).toBe(200);
  await redis.command('CONFIG', 'SET', 'maxmemory', '0');
  await other.connect();
});

test('H6: what Redis has evicted is no session any more, and one connects again', async () => {
  await redis.command('FLUSHALL');
  const answer = await read();
  expect([answer.status, (await answer.json()).code]).toEqual([401, 'no_session']);
  expect(await browser.session()).toEqual({ status: 'signed-out' });
  await browser.connect();
  expect(await browser.session()).toMatchObject({ status: 'signed-in' });
});

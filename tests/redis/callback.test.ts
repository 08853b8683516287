// One callback at several instances: its code is exchanged once, whatever happens on the way.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { endpoints } from '../../shared/endpoints.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import type { TestBrowser } from '../support/test-browser.ts';
import { type Instances, startInstances } from './instances.ts';

let redis: RedisServer;
let konto: Instances;
let browser: TestBrowser;
let response: string;

beforeAll(async () => {
  redis = await startRedis();
});
beforeEach(async () => {
  konto = await startInstances({ count: 2, redisUrl: redis.url, leaseMs: 2_000 });
  browser = konto.browser();
  response = await browser.consent(await browser.login());
});
afterEach(() => konto.close());
afterAll(() => redis.close());

const exchanges = () => konto.levers.readJournal().tokenCallsByGrantType.authorization_code ?? 0;
const untilExchanging = () => vi.waitFor(() => expect(exchanges()).toBe(1), { timeout: 5_000 });
const slowDown = (ms: number) =>
  konto.levers.disturb({ endpoint: 'token', disturbance: { kind: 'slow', ms } });

async function callBack(by: TestBrowser) {
  const answer = await by.callback(response);
  const { code, connectionId } = await answer.json();
  return { status: answer.status, ...(code && { code }), ...(connectionId && { connectionId }) };
}

test('B8: the same callback at two instances at once is one token call, one session and one answer', async () => {
  slowDown(300);
  const tabs = [konto.browserAt(0, browser), konto.browserAt(1, browser)];
  const [first, second] = await Promise.all(tabs.map(callBack));
  expect(first).toEqual({ status: 200, connectionId: expect.any(String) });
  expect(second).toEqual(first);
  expect(exchanges()).toBe(1);
  const [one, other] = await Promise.all(tabs.map((tab) => tab.session()));
  expect(one).toMatchObject({ status: 'signed-in', connections: [{ connectionId: first?.connectionId }] });
  expect(other).toEqual(one);
  await tabs[0]?.post(endpoints.logout, {});
  expect(await tabs[1]?.session()).toEqual({ status: 'signed-out' });
});

test('B8: a page that is loaded again while its code is exchanged elsewhere gets the session', async () => {
  slowDown(500);
  const leaving = new AbortController();
  konto
    .browserAt(0, browser)
    .fetch(endpoints.callback, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ response }),
      signal: leaving.signal,
    })
    .catch(() => {});
  await untilExchanging();
  leaving.abort();
  const reloaded = konto.browserAt(1, browser);
  expect(await callBack(reloaded)).toMatchObject({ status: 200 });
  expect(await reloaded.session()).toMatchObject({ status: 'signed-in' });
  expect(exchanges()).toBe(1);
});

test('B8: a session that was signed out is not given to whoever repeats its callback', async () => {
  const late = konto.browserAt(1, browser);
  const first = konto.browserAt(0, browser);
  await callBack(first);
  await first.post(endpoints.logout, {});
  expect(await callBack(late)).toEqual({ status: 400, code: 'authorization_unknown' });
  expect(exchanges()).toBe(1);
});

test('B4: a connection that was removed is not answered to whoever repeats its callback elsewhere', async () => {
  const late = konto.browserAt(1, browser);
  const first = konto.browserAt(0, browser);
  const { connectionId } = await callBack(first);
  await first.connect();
  await first.fetch(endpoints.connection(connectionId), { method: 'DELETE' });
  expect(await callBack(late)).toEqual({ status: 400, code: 'authorization_unknown' });
  expect(exchanges()).toBe(2);
});

test('E3: a callback that is under way when somebody signs out elsewhere brings no session back', async () => {
  await callBack(browser);
  response = await browser.consent(await browser.login());
  slowDown(1_500);
  const tabs = [konto.browserAt(0, browser), konto.browserAt(1, browser)] as const;
  const slow = callBack(tabs[0]);
  await expect.poll(exchanges, { timeout: 5_000 }).toBe(2);
  await tabs[1].post(endpoints.logout, {});
  expect(await slow).toEqual({ status: 400, code: 'authorization_unknown' });
  expect(await tabs[0].session()).toEqual({ status: 'signed-out' });
});

test('D4: the code of an instance that was killed while it asked is not used again', async () => {
  konto.levers.disturb({ endpoint: 'token', disturbance: { kind: 'hang' } });
  callBack(konto.browserAt(0, browser)).catch(() => {});
  await untilExchanging();
  await konto.kill(0);
  const killedAt = performance.now();
  const lost = { status: 502, code: 'token_exchange_failed' };
  expect(await callBack(konto.browserAt(1, browser))).toEqual(lost);
  expect(performance.now() - killedAt).toBeLessThan(5_000);
  expect(exchanges()).toBe(1);
});

test('D9: a code that the bank had no time for may be tried again', async () => {
  konto.levers.disturb({ endpoint: 'token', disturbance: { kind: 'status', status: 503, retryAfter: '1' } });
  expect(await callBack(konto.browserAt(0, browser))).toEqual({ status: 503, code: 'bank_unavailable' });
  const tryAgain = () => callBack(konto.browserAt(1, browser));
  await expect.poll(tryAgain, { timeout: 5_000 }).toMatchObject({ status: 200 });
  expect(exchanges()).toBe(2);
});

test('D14: a Redis that dies before the first tokens are written costs no second code', async () => {
  slowDown(500);
  const asking = callBack(konto.browserAt(0, browser));
  await untilExchanging();
  await redis.kill();
  expect(await asking).toEqual({ status: 503, code: 'session_store_unavailable' });
  await redis.start();
  const again = konto.browserAt(1, browser);
  await expect.poll(() => callBack(again), { timeout: 10_000 }).toMatchObject({ status: 200 });
  expect(await again.session()).toMatchObject({ status: 'signed-in' });
  expect(exchanges()).toBe(1);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { findFreePort } from '../support/free-port.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { type SandboxServer, startSandboxServer } from '../support/sandbox-server.ts';
import { createTestBrowser, type TestBrowser } from '../support/test-browser.ts';
import { type KontoProcess, startKontoProcess } from './konto-process.ts';

const appOrigin = 'http://localhost:5173';
let redis: RedisServer;
let bank: SandboxServer;
let konto: KontoProcess;
let browser: TestBrowser;

beforeEach(async () => {
  const port = await findFreePort();
  [redis, bank] = await Promise.all([startRedis(), startSandboxServer(appOrigin)]);
  konto = await startKontoProcess(port, { ...bank.environment, SESSION_STORE: redis.url });
  browser = createTestBrowser({
    app: {
      fetch(request) {
        const { pathname, search } = new URL(request.url);
        return fetch(new Request(`http://127.0.0.1:${port}${pathname}${search}`, request));
      },
    },
    fetchBank: fetch,
    appOrigin,
    now: Date.now,
  });
});

afterEach(async () => {
  await konto.close();
  await Promise.all([bank.close(), redis.close()]);
});

test('I2: with tokens that wait for a Redis that is gone, stopping takes ten seconds at most', async () => {
  const { connectionId } = await browser.connect();
  bank.levers.expireAccessTokens();
  bank.levers.disturb({ endpoint: 'token', disturbance: { kind: 'slow', ms: 500 } });
  const read = browser.fetch(`/bff/connections/${connectionId}/accounts`);
  await expect.poll(bank.refreshes).toBe(1);
  await redis.kill();
  expect((await read).status).toBe(503);
  const startedAt = performance.now();
  expect(await konto.stop()).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});

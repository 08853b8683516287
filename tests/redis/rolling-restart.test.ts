// A new version of two instances behind nginx, as docs/running-many-instances.md has it, while people are at work.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { findFreePort } from '../support/free-port.ts';
import type { NginxServer } from '../support/nginx-server.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { type SandboxServer, startSandboxServer } from '../support/sandbox-server.ts';
import { createTestBrowser } from '../support/test-browser.ts';
import { startDocumentedNginx } from './documented-nginx.ts';
import { type KontoProcess, startKontoProcess } from './konto-process.ts';
import { startWork } from './people-at-work.ts';

const appOrigin = 'http://localhost:5173';
let redis: RedisServer;
let bank: SandboxServer;
let nginx: NginxServer;
let ports: [number, number];
let instances: KontoProcess[];

beforeAll(async () => {
  redis = await startRedis();
});
beforeEach(async () => {
  bank = await startSandboxServer(appOrigin);
  ports = [await findFreePort(), await findFreePort()];
  instances = await Promise.all(ports.map(startInstance));
  nginx = await startDocumentedNginx(await findFreePort(), ports);
});
afterEach(async () => {
  await nginx.close();
  await Promise.all(instances.map((instance) => instance.close()));
  await bank.close();
});
afterAll(() => redis.close());

const startInstance = (port: number) =>
  startKontoProcess(port, { ...bank.environment, SESSION_STORE: redis.url });

const openBrowser = () =>
  createTestBrowser({
    app: { fetch: (request) => fetch(new Request(request.url.replace(appOrigin, nginx.url), request)) },
    fetchBank: fetch,
    appOrigin,
    now: Date.now,
  });

test('H7: a rolling restart of two instances behind nginx: no 5xx, no lost session, every answer whole', async () => {
  const work = await startWork(openBrowser);
  for (const index of [0, 1, 0, 1]) {
    await work.goOn();
    expect(await instances[index]?.stop()).toBe(0);
    await work.goOn();
    instances[index] = await startInstance(ports[index] ?? 0);
    bank.levers.expireAccessTokens();
  }
  await work.goOn();
  await work.finish();
  expect(Object.keys(work.answers).sort()).toEqual([
    'GET accounts 200 accounts',
    'GET session 200 signed-in',
    'POST session 200 signed-in',
  ]);
}, 120_000);

// A new version of two instances behind nginx, as docs/running-many-instances.md has it, while people are at work.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { endpoints } from '../../shared/endpoints.ts';
import { findFreePort } from '../support/free-port.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { type SandboxServer, startSandboxServer } from '../support/sandbox-server.ts';
import { createTestBrowser, type TestBrowser } from '../support/test-browser.ts';
import { type KontoProcess, startKontoProcess } from './konto-process.ts';
import { type Nginx, startNginx } from './nginx.ts';

const appOrigin = 'http://localhost:5173';
const people = 8;
let redis: RedisServer;
let bank: SandboxServer;
let nginx: Nginx;
let ports: [number, number];
let instances: KontoProcess[];

beforeAll(async () => {
  redis = await startRedis();
});
beforeEach(async () => {
  bank = await startSandboxServer(appOrigin);
  ports = [await findFreePort(), await findFreePort()];
  instances = await Promise.all(ports.map(startInstance));
  nginx = await startNginx(await findFreePort(), ports);
});
afterEach(async () => {
  await nginx.close();
  await Promise.all(instances.map((instance) => instance.close()));
  await bank.close();
});
afterAll(() => redis.close());

const startInstance = (port: number) =>
  startKontoProcess(port, { ...bank.environment, SESSION_STORE: redis.url });

/** Each person at work: reads, and says "I am still here", one after the other, until the work is over. */
async function startWork() {
  const answers: Record<string, number> = {};
  let isOver = false;
  const note = (what: string) => {
    answers[what] = (answers[what] ?? 0) + 1;
  };

  async function ask(browser: TestBrowser, method: 'GET' | 'POST', path: string) {
    const asked = `${method} ${path.split('/').at(-1)}`;
    try {
      const answer = await browser.fetch(path, { method });
      const { code, status, accounts } = await answer.json();
      note(`${asked} ${answer.status} ${code ?? status ?? (accounts.length > 0 ? 'accounts' : 'nothing')}`);
    } catch (error) {
      note(`${asked} ${error}`);
    }
  }

  async function work() {
    const browser = createTestBrowser({
      app: { fetch: (request) => fetch(new Request(request.url.replace(appOrigin, nginx.url), request)) },
      fetchBank: fetch,
      appOrigin,
      now: Date.now,
    });
    const { connectionId } = await browser.connect({ keep: true });
    return async () => {
      while (!isOver) {
        await ask(browser, 'GET', endpoints.accounts(connectionId));
        await ask(browser, 'POST', endpoints.session);
        await ask(browser, 'GET', endpoints.session);
      }
    };
  }

  const begun = await Promise.all(Array.from({ length: people }, work));
  const working = Promise.all(begun.map((run) => run()));
  return {
    answers,
    async finish() {
      isOver = true;
      await working;
    },
  };
}

const total = (answers: Record<string, number>) =>
  Object.values(answers).reduce((sum, count) => sum + count, 0);

test('H7: a rolling restart of two instances behind nginx: no 5xx, no lost session, every answer whole', async () => {
  const { answers, finish } = await startWork();
  const untilWorkGoesOn = () => {
    const before = total(answers);
    return expect.poll(() => total(answers), { timeout: 10_000 }).toBeGreaterThan(before + 10 * people);
  };
  for (const index of [0, 1, 0, 1]) {
    await untilWorkGoesOn();
    expect(await instances[index]?.stop()).toBe(0);
    await untilWorkGoesOn();
    instances[index] = await startInstance(ports[index] ?? 0);
    bank.levers.expireAccessTokens();
  }
  await untilWorkGoesOn();
  await finish();
  expect(Object.keys(answers).sort()).toEqual([
    'GET accounts 200 accounts',
    'GET session 200 signed-in',
    'POST session 200 signed-in',
  ]);
}, 120_000);

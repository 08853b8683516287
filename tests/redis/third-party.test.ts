// A third party over several instances, each a process of its own with client credentials of its own.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sandboxThirdParty } from '../../bff/sandbox/sandbox-bank.ts';
import { endpoints } from '../../shared/endpoints.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import type { TestBrowser } from '../support/test-browser.ts';
import { type Instances, startInstances } from './instances.ts';

let redis: RedisServer;
let konto: Instances;
let browser: TestBrowser;

beforeAll(async () => {
  redis = await startRedis();
});
afterEach(() => konto.close());
afterAll(() => redis.close());

async function open(count: number) {
  const configuration = {
    BANK_PROFILE: 'premium-v3',
    BANK_USAGE: 'tpp',
    OAUTH_CLIENT_ID: sandboxThirdParty.clientId,
    OAUTH_CLIENT_SECRET: sandboxThirdParty.clientSecret,
  };
  konto = await startInstances({ count, redisUrl: redis.url, configuration });
  browser = konto.browser();
}

const read = async (connectionId: string) => (await browser.fetch(endpoints.accounts(connectionId))).status;
const consents = () => konto.levers.listConsents().map(({ status }) => status);
const tokenCalls = () => konto.levers.readJournal().tokenCallsByGrantType;

test.each([1, 2])(
  'D2: a third party’s fifty parallel reads over %i instances make one refresh and fifty answers',
  async (count) => {
    await open(count);
    const { connectionId } = await browser.connect({ keep: true });
    for (let generation = 1; generation <= 3; generation += 1) {
      konto.levers.expireAccessTokens();
      const statuses = await Promise.all(Array.from({ length: 50 }, () => read(connectionId)));
      expect(statuses).toEqual(Array(50).fill(200));
      expect(konto.refreshes()).toBe(generation);
    }
  },
);

test('L1: the same callback at two instances exchanges one code, and its consent stays', async () => {
  await open(2);
  const response = await browser.consent(await browser.login());
  konto.levers.disturb({ endpoint: 'token', times: 4, disturbance: { kind: 'slow', ms: 500 } });
  const answers = await Promise.all(
    [0, 1].map((index) => konto.browserAt(index, browser).callback(response)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(tokenCalls().authorization_code).toBe(1);
  expect(consents()).toEqual(['valid']);
});

test('L1: a renewal and a disconnect at another instance than connected delete their consents', async () => {
  await open(2);
  const { connectionId } = await browser.connect();
  const other = konto.browserAt(1, browser);
  await other.connect({ connectionId });
  await expect.poll(consents).toEqual(['revoked', 'valid']);
  expect(await read(connectionId)).toBe(200);
  const answer = await konto
    .browserAt(0, browser)
    .fetch(endpoints.connection(connectionId), { method: 'DELETE' });
  expect(await answer.json()).toEqual({ consentDeleted: true });
  expect(consents()).toEqual(['revoked', 'revoked']);
  expect(await other.session()).toEqual({ status: 'signed-out' });
});

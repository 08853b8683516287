// A Redis that fails while eight people are at work at two instances, and comes back.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { type Instances, startInstances } from './instances.ts';
import { type PeopleAtWork, people, startWork } from './people-at-work.ts';

let redis: RedisServer;
let konto: Instances;
let work: PeopleAtWork;

/** Tokens outlive an outage that is shorter; a busy machine takes two seconds until they are written. */
const leaseMs = 8_000;

beforeAll(async () => {
  redis = await startRedis();
});
beforeEach(async () => {
  konto = await startInstances({ count: 2, redisUrl: redis.url, leaseMs });
  work = await startWork(() => konto.browser());
  await work.goOn();
});
afterEach(async () => {
  await work.finish();
  await konto.close();
});
afterAll(() => redis.close());

/** The promise is a second; the machine may be busy with other things than this. */
const inTimeMs = 2_000;
const served = ['GET accounts 200 accounts', 'GET session 200 signed-in', 'POST session 200 signed-in'];
const refused = (asked: string) => `${asked} 503 session_store_unavailable retry after 1`;
const refusals = ['GET accounts', 'GET session', 'POST session'].map(refused);
const untilAllAreRefused = () => Promise.all(refusals.map(work.until));
const untilAllAreServed = () => Promise.all(served.map(work.until));

const countUnansweredRefreshes = () =>
  konto.levers.readJournal().recent.filter(({ grantType, status }) => grantType && status === null).length;

test('H6: a Redis killed under load, three times: 503 in time to everybody, and then all go on', async () => {
  for (let outage = 0; outage < 3; outage += 1) {
    await redis.kill();
    await untilAllAreRefused();
    await redis.start();
    await untilAllAreServed();
  }
  await work.finish();
  expect(Object.keys(work.answers).sort()).toEqual([...served, ...refusals].sort());
  expect(work.slowestRefusalMs()).toBeLessThan(inTimeMs);
}, 60_000);

test('D14: a Redis killed under load while tokens are refreshed: no consent is lost', async () => {
  for (let outage = 0; outage < 3; outage += 1) {
    const before = konto.refreshes();
    konto.levers.disturb({ endpoint: 'token', times: 4, disturbance: { kind: 'slow', ms: 200 } });
    konto.levers.expireAccessTokens();
    await expect.poll(konto.refreshes, { timeout: 10_000 }).toBeGreaterThan(before);
    await redis.kill();
    await untilAllAreRefused();
    await expect.poll(countUnansweredRefreshes, { timeout: 10_000 }).toBe(0);
    await redis.start();
    // Some wait for the lease of an instance that could not let go. Were their new tokens to expire before they have
    // been read with, the bank would refuse them twice, and that is a lost consent.
    await work.untilEach('GET accounts 200 accounts');
  }
  await work.finish();
  expect(Object.keys(work.answers).sort()).toEqual([...served, ...refusals].sort());
  expect(konto.refreshes()).toBe(3 * people);
}, 120_000);

test('H6: a Redis that stands still under load: 503 in time to everybody, and then all go on', async () => {
  redis.pause();
  await untilAllAreRefused();
  redis.resume();
  await untilAllAreServed();
  await work.finish();
  expect(Object.keys(work.answers).sort()).toEqual([...served, ...refusals].sort());
  expect(work.slowestRefusalMs()).toBeLessThan(inTimeMs);
}, 60_000);

test.each([
  ['a read-only Redis', ['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE']],
  ['a full Redis', ['CONFIG', 'SET', 'maxmemory', '1'], ['CONFIG', 'SET', 'maxmemory', '0']],
])(
  'H6: %s under load: what is read is read, what would be written is refused in time',
  async (_what, begin, end) => {
    await redis.command(...begin);
    await work.until(refused('POST session'));
    await work.until('GET session 200 signed-in');
    await redis.command(...end);
    await untilAllAreServed();
    await work.finish();
    expect(Object.keys(work.answers).every((answer) => [...served, ...refusals].includes(answer))).toBe(true);
    expect(work.slowestRefusalMs()).toBeLessThan(inTimeMs);
  },
  60_000,
);

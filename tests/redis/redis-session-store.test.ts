import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeUtf8, randomBytes } from '../../bff/session/bytes.ts';
import { createCookies } from '../../bff/session/cookies.ts';
import { openRedisConnection, type RedisConnectionOptions } from '../../bff/session/redis-connection.ts';
import { createRedisSessionStore } from '../../bff/session/redis-session-store.ts';
import type { SessionStore } from '../../bff/session/session-store.ts';
import { type StoreUnderTest, testSessionStore } from '../bff/session/session-store-contract.ts';
import { createSessions } from '../support/create-sessions.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());

const openStore = async (
  leaseMs = 60_000,
  onLost?: RedisConnectionOptions['onLost'],
): Promise<SessionStore> => {
  const connection = await openRedisConnection({ url: redis.url, ...(onLost && { onLost }) });
  return createRedisSessionStore(connection, { now: Date.now, leaseMs });
};

const isReady = (store: SessionStore) =>
  store.requireRoom().then(
    () => true,
    () => false,
  );

describe('the Redis store', () => {
  testSessionStore(async (): Promise<StoreUnderTest> => {
    await redis.command('FLUSHALL');
    const store = await openStore();
    const opened = [store];
    return {
      store,
      now: Date.now,
      async reopen() {
        const again = await openStore();
        opened.push(again);
        return again;
      },
      async dump() {
        const keys = (await redis.command('KEYS', '*')) as string[];
        const values = await Promise.all(keys.map((key) => redis.command('GET', key)));
        return JSON.stringify([keys, values]);
      },
      async outlive() {
        await expect.poll(() => redis.command('PTTL', 'konto:session:key')).not.toSatisfy(isShort);
      },
      close: async () => void (await Promise.all(opened.map((each) => each.close()))),
    };
  });

  test('H6: a Redis that is away at the start is told once, keeps nobody from starting, and is found when it comes', async () => {
    await redis.kill();
    const lost: unknown[] = [];
    const store = await openStore(60_000, (error) => lost.push(error));
    expect(await isReady(store)).toBe(false);
    expect(lost).toHaveLength(1);
    await redis.start();
    await expect.poll(() => isReady(store)).toBe(true);
    await store.close();
  });

  test('an entry leaves Redis by itself when it ends', async () => {
    const store = await openStore();
    await store.create('ends', { value: encodeUtf8('value'), expiresAt: Date.now() + 60_000 });
    const leftMs = Number(await redis.command('PTTL', 'konto:session:ends'));
    expect(leftMs).toBeGreaterThan(50_000);
    expect(leftMs).toBeLessThanOrEqual(60_000);
    await store.close();
  });

  test('D7: changes by four instances at once are all kept', async () => {
    const keys = [randomBytes(32)];
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore()));
    const instances = stores.map((store) =>
      createSessions({
        store,
        keys,
        cookies: createCookies('http://localhost:5173'),
        idleMs: 60_000,
        now: Date.now,
      }),
    );
    const now = Date.now();
    const times = { startedAt: 0, lastReadAt: now, absoluteExpiresAt: now + 600_000 };
    const started = await instances[0]?.start({ ...times, kept: false, connections: [] });
    const cookie = started?.setCookie.split(';')[0];
    const countUp = async (sessions: (typeof instances)[number]) => {
      const lookup = await sessions.open(cookie);
      if (lookup.status !== 'open') throw new Error(lookup.status);
      await sessions.change(lookup.open, (session) => ({ ...session, startedAt: session.startedAt + 1 }));
    };
    await Promise.all(instances.flatMap((sessions) => Array.from({ length: 25 }, () => countUp(sessions))));
    expect(await instances[3]?.open(cookie)).toMatchObject({ open: { session: { startedAt: 100 } } });
    await Promise.all(stores.map((store) => store.close()));
  });

  test('D4: a lease has one holder, who alone renews it and lets go of it, until it ends by itself', async () => {
    const store = await openStore(200);
    const { leases } = store;
    if (leases === null) throw new Error('No leases');
    const own = { name: 'name', owner: 'own' };
    const other = { name: 'name', owner: 'other' };
    const takings = await Promise.all([leases.take(own), leases.take(other)]);
    expect(takings).toEqual([{ status: 'taken' }, { status: 'held' }]);
    await leases.release(other, 0);
    expect(await leases.renew(other)).toBe(false);
    expect(await leases.take(other)).toEqual({ status: 'held' });
    await expect.poll(() => leases.take(other)).toEqual({ status: 'taken' });
    await leases.release(own, 0);
    expect(await leases.take(own)).toEqual({ status: 'held' });
    await leases.release(other, 0);
    expect(await leases.take(own)).toEqual({ status: 'taken' });
    await store.close();
  });

  test('D3: a lease that is renewed outlives its duration', async () => {
    const store = await openStore(60_000);
    const lease = { name: 'renewed', owner: 'own' };
    await store.leases?.take(lease);
    await redis.command('PEXPIRE', 'konto:lease:renewed', '20000');
    await store.leases?.renew(lease);
    expect(Number(await redis.command('PTTL', 'konto:lease:renewed'))).toBeGreaterThan(50_000);
    await store.close();
  });

  test('D9: a pause keeps everybody from a lease, and ends by itself', async () => {
    const store = await openStore();
    const own = { name: 'paused', owner: 'own' };
    const other = { name: 'paused', owner: 'other' };
    await store.leases?.take(own);
    await store.leases?.release(own, 200);
    const answer = await store.leases?.take(other);
    expect(answer).toMatchObject({ status: 'paused' });
    expect(answer?.status === 'paused' && answer.leftMs).toBeLessThanOrEqual(200);
    await expect.poll(() => store.leases?.take(other)).toEqual({ status: 'taken' });
    await store.close();
  });
});

const isShort = (leftMs: unknown): boolean => typeof leftMs === 'number' && leftMs >= 0 && leftMs < 1_000;

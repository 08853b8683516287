import { afterAll, beforeAll } from 'vitest';
import { openRedisConnection } from '../../bff/session/redis-connection.ts';
import { createRedisSessionStore } from '../../bff/session/redis-session-store.ts';
import { testSessions } from '../bff/session/sessions-contract.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());

testSessions(async () => {
  await redis.command('FLUSHALL');
  return {
    open: async (now) => createRedisSessionStore(await openRedisConnection({ url: redis.url }), { now }),
    remove: async () => {},
  };
});

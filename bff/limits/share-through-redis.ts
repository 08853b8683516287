import RateLimiterRedis from 'rate-limiter-flexible/lib/RateLimiterRedis.js';
import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js';
import type { RedisConnection } from '../session/redis-connection.ts';
import type { ShareLimit } from './limits.ts';

/** Where Redis is away nobody has to wait for it: each instance goes on with what it counts itself. */
export const shareThroughRedis =
  ({ client }: RedisConnection): ShareLimit =>
  (name, { calls: points, windowSeconds: duration }) => {
    const counter = new RateLimiterRedis({
      storeClient: client,
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
      keyPrefix: `konto:limit:${name}`,
      points,
      duration,
    });
    return async (key, calls) => {
      try {
        const { remainingPoints, msBeforeNext } = await counter.consume(key, calls).catch(readRefusal);
        return remainingPoints > 0 ? 0 : msBeforeNext;
      } catch {
        return 0;
      }
    };
  };

/** The library rejects with the count itself where it is beyond the limit. */
function readRefusal(reason: unknown): RateLimiterRes {
  if (reason instanceof RateLimiterRes) return reason;
  throw reason;
}

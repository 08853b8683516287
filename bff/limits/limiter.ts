// Counts calls by key in windows that begin with a key's first call. What is counted here decides at once; other
// instances are told afterwards, a lot at a time, and what they have counted is heard in return.
import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js';
import type { Limit } from '../config/config.ts';

export interface Limiter {
  /** Counts one call. Null where it may go on. */
  take(key: string): Promise<Refusal | null>;
}

interface Refusal {
  /** After that time a call succeeds. */
  waitMs: number;
  /** Whether it is the key's first in its window, and worth a line in the log. */
  isFirst: boolean;
}

/**
 * Adds calls to what all instances have made. Resolves with how long the key has to wait, 0 where it has not; never
 * rejects.
 */
export type ShareCalls = (key: string, calls: number) => Promise<number>;

/** Calls are shared when so many have come together: a twentieth of the limit, and so one by one where it is small. */
const findLot = ({ calls }: Limit): number => Math.max(1, Math.floor(calls / 20));

/** Beyond it the oldest are forgotten: who calls from so many addresses is not to be had by counting them. */
const maximumKeys = 20_000;

/** Without `share` it is one process's alone. */
export function createLimiter(limit: Limit, share?: ShareCalls): Limiter {
  const { calls, windowSeconds } = limit;
  const lot = findLot(limit);
  const counter = new RateLimiterMemory({ points: calls, duration: windowSeconds, keyPrefix: '' });
  /** In the order in which their windows began. */
  const keys = new Set<string>();

  function makeRoomFor(key: string) {
    keys.delete(key);
    keys.add(key);
    const [oldest] = keys.size > maximumKeys ? keys : [];
    if (oldest === undefined) return;
    keys.delete(oldest);
    void counter.delete(oldest);
  }

  async function shareLot(key: string, shareCalls: ShareCalls) {
    const waitMs = await shareCalls(key, lot);
    if (waitMs <= 0) return;
    const counted = await counter.get(key);
    await counter.set(key, Math.max(calls, counted?.consumedPoints ?? 0), waitMs / 1000);
  }

  return {
    async take(key) {
      const count = await counter.consume(key).catch(readRefusal);
      if (count.isFirstInDuration) makeRoomFor(key);
      if (count.consumedPoints > calls)
        return { waitMs: count.msBeforeNext, isFirst: count.consumedPoints === calls + 1 };
      if (share && count.consumedPoints % lot === 0) void shareLot(key, share);
      return null;
    },
  };
}

/** The library rejects with the count itself where it is beyond the limit. */
export function readRefusal(reason: unknown): RateLimiterRes {
  if (reason instanceof RateLimiterRes) return reason;
  throw reason;
}

// Counts calls by key in windows that begin with a key's first call. What is counted here decides at once; other
// instances are told afterwards, a lot at a time, and what they have counted is heard in return.
import type { Limit } from '../config/config.ts';
import { BoundedMap } from '../session/bounded-map.ts';

export interface Limiter {
  /** Counts one call. Null where it may go on. */
  take(key: string): Refusal | null;
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

export interface LimiterDependencies {
  now: () => number;
  /** Without it the count is one process's alone. */
  share?: ShareCalls | undefined;
}

interface Window {
  taken: number;
  endsAt: number;
}

/** Calls are shared when so many have come together: a twentieth of the limit, and so one by one where it is small. */
const findLot = ({ calls }: Limit): number => Math.max(1, Math.floor(calls / 20));

/** Beyond it the oldest are forgotten: who calls from so many addresses is not to be had by counting them. */
const maximumKeys = 20_000;

export function createLimiter(limit: Limit, { now, share }: LimiterDependencies): Limiter {
  const { calls, windowSeconds } = limit;
  const lot = findLot(limit);
  const windows = new BoundedMap<string, Window>(maximumKeys);

  /** Of an address nothing stays for long after its window. */
  function forgetEnded() {
    for (const [key, { endsAt }] of windows) {
      if (now() < endsAt) return;
      windows.delete(key);
    }
  }

  function begin(key: string): Window {
    forgetEnded();
    const window = { taken: 0, endsAt: now() + windowSeconds * 1000 };
    windows.set(key, window);
    return window;
  }

  function findOpen(key: string): Window | undefined {
    const window = windows.get(key);
    return window && now() < window.endsAt ? window : undefined;
  }

  async function shareLot(key: string, shareCalls: ShareCalls) {
    const waitMs = await shareCalls(key, lot);
    if (waitMs <= 0) return;
    windows.set(key, { taken: Math.max(calls, findOpen(key)?.taken ?? 0), endsAt: now() + waitMs });
  }

  return {
    take(key) {
      const window = findOpen(key) ?? begin(key);
      window.taken += 1;
      if (window.taken > calls) return { waitMs: window.endsAt - now(), isFirst: window.taken === calls + 1 };
      if (share && window.taken % lot === 0) void shareLot(key, share);
      return null;
    },
  };
}

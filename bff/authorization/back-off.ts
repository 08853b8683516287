import { BoundedMap } from '../session/bounded-map.ts';

/** Keeps a failing call from being repeated by every request: one pause per key, doubled with each failure. */
export interface BackOff {
  /** Whole seconds until the next try may be made; 0 where it may be made now. */
  secondsLeft(key: string): number;
  /** Notes a failure; the bank may want a longer pause than ours. Answers the pause in seconds. */
  lengthen(key: string, wantedSeconds: number | null): number;
  forget(key: string): void;
}

const shortestSeconds = 1;
const longestSeconds = 30;
const maximumRemembered = 10_000;

export function createBackOff(now: () => number): BackOff {
  const pauses = new BoundedMap<string, { seconds: number; endsAt: number }>(maximumRemembered);
  return {
    secondsLeft(key) {
      const { seconds = 0, endsAt = 0 } = pauses.get(key) ?? {};
      return Math.min(seconds, Math.max(0, Math.ceil((endsAt - now()) / 1000)));
    },
    lengthen(key, wantedSeconds) {
      const doubled = (pauses.get(key)?.seconds ?? shortestSeconds / 2) * 2;
      const seconds = Math.min(Math.max(doubled, wantedSeconds ?? 0), longestSeconds);
      pauses.set(key, { seconds, endsAt: now() + seconds * 1000 });
      return seconds;
    },
    forget: (key) => void pauses.delete(key),
  };
}

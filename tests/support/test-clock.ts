import type { StartTimer } from '../../bff/bank/timers.ts';

/** A clock that stands still until a test moves it, and the timers that hang on it. */
export interface TestClock {
  now(): number;
  startTimer: StartTimer;
  /** Moves on and calls back every timer that falls due on the way, in order. */
  advance(ms: number): void;
  /** The remaining milliseconds of the timers that are running, shortest first. */
  running(): number[];
}

interface Timer {
  dueAt: number;
  callback: () => void;
}

/** Pauses of up to `skippedMs` pass at once, so that nobody waits for a retry. */
export function createTestClock(startAt: number, { skippedMs = 2_000 } = {}): TestClock {
  const timers = new Set<Timer>();
  let time = startAt;

  const takeNext = (until: number): Timer | undefined => {
    const [next] = [...timers]
      .filter(({ dueAt }) => dueAt <= until)
      .sort((one, other) => one.dueAt - other.dueAt);
    if (next) timers.delete(next);
    return next;
  };
  return {
    now: () => time,
    startTimer(ms, callback) {
      const timer = { dueAt: time + ms, callback };
      timers.add(timer);
      if (ms <= skippedMs) queueMicrotask(() => timers.delete(timer) && callback());
      return () => timers.delete(timer);
    },
    advance(ms) {
      const until = time + ms;
      for (let timer = takeNext(until); timer; timer = takeNext(until)) {
        time = Math.max(time, timer.dueAt);
        timer.callback();
      }
      time = until;
    },
    running: () => [...timers].map(({ dueAt }) => dueAt - time).sort((one, other) => one - other),
  };
}

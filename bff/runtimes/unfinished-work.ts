/** What goes on when nobody waits for it any more, and has to end before the process does. */
export interface UnfinishedWork {
  add(work: Promise<unknown>): void;
  count(): number;
  /** Resolves when all of it has ended, well or not, or after `limitMs`. */
  settle(limitMs: number): Promise<void>;
}

export function createUnfinishedWork(): UnfinishedWork {
  const running = new Set<Promise<unknown>>();
  return {
    add(work) {
      running.add(work);
      const forget = () => running.delete(work);
      work.then(forget, forget);
    },
    count: () => running.size,
    async settle(limitMs) {
      const limit = Promise.withResolvers<void>();
      const timer = setTimeout(limit.resolve, limitMs);
      await Promise.race([Promise.allSettled(running), limit.promise]);
      clearTimeout(timer);
    },
  };
}

/**
 * Lets all who ask for the same key at the same time share one run, and its outcome. A run that cannot end soon may
 * answer them early with `fail`, and go on: who asks after that waits for what it says next, and begins no other.
 */
export type JoinFlight<T> = (key: string, run: (fail: Fail) => Promise<T>) => Promise<T>;

/** Tells those who wait now of a failure. */
export type Fail = (error: unknown) => void;

/** `waitUntil` takes each run: what is on its way from a bank must come to its end even when nobody waits any more. */
export function createFlights<T>(waitUntil: (work: Promise<unknown>) => void): JoinFlight<T> {
  const awaited = new Map<string, PromiseWithResolvers<T>>();

  function expectOutcome(key: string): Promise<T> {
    const outcome = Promise.withResolvers<T>();
    outcome.promise.catch(() => {}); // perhaps nobody asks any more
    awaited.set(key, outcome);
    return outcome.promise;
  }

  function land(key: string): PromiseWithResolvers<T> | undefined {
    const outcome = awaited.get(key);
    awaited.delete(key);
    return outcome;
  }

  return (key, run) => {
    const joined = awaited.get(key);
    if (joined) return joined.promise;
    const outcome = expectOutcome(key);
    const work = run((error) => {
      land(key)?.reject(error);
      expectOutcome(key);
    });
    waitUntil(work);
    work.then(
      (value) => land(key)?.resolve(value),
      (error) => land(key)?.reject(error),
    );
    return outcome;
  };
}

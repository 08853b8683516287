/**
 * Lets all who ask for the same key at the same time share one run, and its outcome. A run that cannot end soon may
 * answer them early with `fail`, and go on.
 */
export type JoinFlight<T> = (key: string, run: (fail: Fail) => Promise<T>) => Promise<T>;

/** Tells who waits of a failure. What comes after the first outcome is told to nobody. */
export type Fail = (error: unknown) => void;

/** `waitUntil` takes each run: what is on its way from a bank must come to its end even when nobody waits any more. */
export function createFlights<T>(waitUntil: (work: Promise<unknown>) => void): JoinFlight<T> {
  const running = new Map<string, Promise<T>>();
  return (key, run) => {
    const joined = running.get(key);
    if (joined) return joined;
    const outcome = Promise.withResolvers<T>();
    const work = run(outcome.reject);
    waitUntil(work);
    work.then(outcome.resolve, outcome.reject);
    const flight = outcome.promise.finally(() => running.delete(key));
    running.set(key, flight);
    return flight;
  };
}

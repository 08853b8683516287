/** Lets all who ask for the same key at the same time share one run, and its outcome. */
export type JoinFlight<T> = (key: string, run: () => Promise<T>) => Promise<T>;

export function createFlights<T>(): JoinFlight<T> {
  const running = new Map<string, Promise<T>>();
  return (key, run) => {
    const joined = running.get(key);
    if (joined) return joined;
    const flight = run().finally(() => running.delete(key));
    running.set(key, flight);
    return flight;
  };
}

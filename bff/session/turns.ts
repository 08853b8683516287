/** Runs tasks of the same key one after the other, and tasks of different keys side by side. */
export type InTurn = <T>(key: string, task: () => Promise<T>) => Promise<T>;

export function createTurns(): InTurn {
  const lastOf = new Map<string, Promise<unknown>>();
  return async (key, task) => {
    const turn = (lastOf.get(key) ?? Promise.resolve()).then(task, task);
    lastOf.set(key, turn);
    try {
      return await turn;
    } finally {
      if (lastOf.get(key) === turn) lastOf.delete(key);
    }
  };
}

// Tokens, and whatever else a bank has given with them, that the session store has not taken yet. Where the bank rotates, no others work: a store
// that fails in this moment must not cost the consent.
import type { StartTimer } from '../bank/timers.ts';
import type { Fail } from '../oauth/flights.ts';
import { Problem } from '../problem.ts';
import { BoundedMap } from '../session/bounded-map.ts';
import type { Tokens } from '../session/session.ts';

export interface UnsavedTokens<Given = Tokens> {
  /** What waits under this name: to be saved in the place of asking the bank again. */
  find(name: string): Given | undefined;
  /**
   * Resolves when `write` has. Where the store fails it says so to `fail` and goes on trying for a minute, or three
   * where the store hangs; after that it waits here until somebody tries again.
   */
  save<T>(name: string, given: Given, write: Write<T>): Promise<T>;
}

interface Write<T> {
  write: () => Promise<T>;
  fail: Fail;
}

const maximumWaiting = 1_000;
const pauseMs = 250;
const maximumTries = 240;

export function createUnsavedTokens<Given = Tokens>(startTimer: StartTimer): UnsavedTokens<Given> {
  const waiting = new BoundedMap<string, Given>(maximumWaiting);

  async function insist<T>({ write, fail }: Write<T>): Promise<T> {
    for (let tries = 1; tries < maximumTries; tries += 1) {
      try {
        return await write();
      } catch (error) {
        if (!mayPass(error)) throw error;
        fail(error);
      }
      await new Promise<void>((resolve) => startTimer(pauseMs, resolve));
    }
    return write();
  }

  return {
    find: (name) => waiting.get(name),
    async save(name, given, write) {
      waiting.set(name, given);
      try {
        const written = await insist(write);
        waiting.delete(name);
        return written;
      } catch (error) {
        if (!mayPass(error)) waiting.delete(name);
        throw error;
      }
    },
  };
}

/** Any other problem says that nobody has a use for the tokens any more. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof Problem) || error.code === 'session_store_unavailable';

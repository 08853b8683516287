import type { Bytes } from './bytes.ts';
import { type KeepSessionsDependencies, keepSessions } from './keep-sessions.ts';
import { createSealedSessions } from './sealed-sessions.ts';
import type { SessionStore } from './session-store.ts';
import type { Sessions } from './sessions.ts';
import { createStoredSessions } from './stored-sessions.ts';

export interface SessionsDependencies extends KeepSessionsDependencies {
  /** Null where sessions are in their cookies alone. */
  store: SessionStore | null;
  keys: readonly Bytes[];
}

/** For a runtime that may have a store; those that never have one go without the code for it. */
export const createSessions = ({ store, ...dependencies }: SessionsDependencies): Sessions =>
  keepSessions(
    store === null ? createSealedSessions(dependencies) : createStoredSessions({ ...dependencies, store }),
    dependencies,
  );

import type { Bytes } from '../../bff/session/bytes.ts';
import { createExclusiveRecords } from '../../bff/session/exclusive-records.ts';
import { type KeepSessionsDependencies, keepSessions } from '../../bff/session/keep-sessions.ts';
import { createSealedSessions } from '../../bff/session/sealed-sessions.ts';
import type { SessionStore } from '../../bff/session/session-store.ts';
import type { Sessions } from '../../bff/session/sessions.ts';
import { createSharedRecords } from '../../bff/session/shared-records.ts';
import { createStoredSessions } from '../../bff/session/stored-sessions.ts';

export interface SessionsDependencies extends KeepSessionsDependencies {
  /** Null where sessions are in their cookies alone. */
  store: SessionStore | null;
  keys: readonly Bytes[];
}

/** Sessions as a runtime keeps them: in its store, or in their cookies where it has none. */
export const createSessions = ({ store, ...dependencies }: SessionsDependencies): Sessions =>
  keepSessions(
    store === null
      ? createSealedSessions(dependencies)
      : createStoredSessions({
          ...dependencies,
          store,
          createRecords: store.exclusive ? createExclusiveRecords : createSharedRecords,
        }),
    dependencies,
  );

// Rows of a store that other instances write to as well. The row is read every time; what is remembered is only how it
// decrypts, for as long as its bytes stay the same.
import { Problem } from '../problem.ts';
import { BoundedMap } from './bounded-map.ts';
import { areEqual, type Bytes } from './bytes.ts';
import type { Session } from './session.ts';
import type { SessionCredential } from './session-credentials.ts';
import { maximumRemembered } from './session-keeping.ts';
import { createOpenSessions, createSealSession, type SessionRecords } from './session-records.ts';
import type { SessionStore } from './session-store.ts';
import type { OpenSession } from './sessions.ts';
import { createTurns } from './turns.ts';

interface Row {
  sealed: Bytes;
  open: OpenSession;
}

/** A try is lost only to another instance's success: who loses so many has met with something else than company. */
const maximumTries = 100;

export function createSharedRecords(store: SessionStore, idleMs: number): SessionRecords {
  const rows = new BoundedMap<string, Row>(maximumRemembered);
  const { add, credentialOf } = createOpenSessions();
  const seal = createSealSession(idleMs);
  const inTurn = createTurns();

  function remember(credential: SessionCredential, sealed: Bytes, session: Session): Row {
    const row = { sealed, open: add(credential, session) };
    rows.set(credential.storeKey, row);
    return row;
  }

  async function read(credential: SessionCredential): Promise<Row | null> {
    const sealed = await store.read(credential.storeKey);
    if (sealed === null) return null;
    const remembered = rows.get(credential.storeKey);
    if (remembered && areEqual(remembered.sealed, sealed)) return remembered;
    const session = await credential.decryptSession(sealed);
    return session && remember(credential, sealed, session);
  }

  /** Undefined where another instance wrote first. */
  async function tryChange(
    credential: SessionCredential,
    change: (session: Session) => Session | null,
  ): Promise<OpenSession | null | undefined> {
    const newest = await read(credential);
    const changed = newest && change(newest.open.session);
    if (newest === null || changed === null) return null;
    if (changed === newest.open.session) return newest.open;
    const entry = await seal(credential, changed);
    const isWritten = await store.update(credential.storeKey, entry, newest.sealed);
    return isWritten ? remember(credential, entry.value, changed).open : undefined;
  }

  return {
    recall: () => null,
    open: async (credential) => (await read(credential))?.open ?? null,
    async create(credential, session) {
      const entry = await seal(credential, session);
      await store.create(credential.storeKey, entry);
      return remember(credential, entry.value, session).open;
    },
    change(open, change) {
      const credential = credentialOf(open);
      return inTurn(open.key, async () => {
        for (let tries = 0; tries < maximumTries; tries += 1) {
          const outcome = await tryChange(credential, change);
          if (outcome !== undefined) return outcome;
        }
        throw new Problem('session_store_unavailable', { retryAfter: 1 });
      });
    },
    async delete(key) {
      rows.delete(key);
      await store.delete(key);
    },
    credentialOf,
  };
}

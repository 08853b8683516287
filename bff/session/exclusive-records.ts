// Rows of a store that belongs to this process. They are remembered opened, because every change is written through: a
// request reads and decrypts nothing.
import { BoundedMap } from './bounded-map.ts';
import type { Session } from './session.ts';
import type { SessionCredential } from './session-credentials.ts';
import { maximumRemembered } from './session-keeping.ts';
import { createOpenSessions, createSealSession, type SessionRecords } from './session-records.ts';
import type { SessionStore } from './session-store.ts';
import type { OpenSession } from './sessions.ts';
import { createTurns } from './turns.ts';

export function createExclusiveRecords(store: SessionStore, idleMs: number): SessionRecords {
  const newestOf = new BoundedMap<string, OpenSession>(maximumRemembered);
  const { add, credentialOf } = createOpenSessions();
  const seal = createSealSession(idleMs);
  const inTurn = createTurns();

  function remember(credential: SessionCredential, session: Session): OpenSession {
    const open = add(credential, session);
    newestOf.set(open.key, open);
    return open;
  }

  async function read(credential: SessionCredential): Promise<OpenSession | null> {
    const remembered = newestOf.get(credential.storeKey);
    if (remembered) return remembered;
    const value = await store.read(credential.storeKey);
    const session = value && (await credential.decryptSession(value));
    return session && remember(credential, session);
  }

  async function update(credential: SessionCredential, session: Session): Promise<OpenSession | null> {
    const updated = await store.update(credential.storeKey, await seal(credential, session));
    if (updated) return remember(credential, session);
    newestOf.delete(credential.storeKey);
    return null;
  }

  return {
    recall: ({ storeKey }) => newestOf.get(storeKey) ?? null,
    open: (credential) => inTurn(credential.storeKey, () => read(credential)),
    async create(credential, session) {
      await store.create(credential.storeKey, await seal(credential, session));
      return remember(credential, session);
    },
    change(open, change) {
      const credential = credentialOf(open);
      return inTurn(open.key, async () => {
        const newest = await read(credential);
        const changed = newest && change(newest.session);
        if (changed === null || changed === newest?.session) return changed && newest;
        return update(credential, changed);
      });
    },
    delete: (key) =>
      inTurn(key, async () => {
        newestOf.delete(key);
        await store.delete(key);
      }),
    credentialOf,
  };
}

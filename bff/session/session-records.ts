// The store's rows, opened. They are remembered, because the store belongs to this process and every change is written
// through: a request decrypts nothing.
import { BoundedMap } from './bounded-map.ts';
import type { Session } from './session.ts';
import type { SessionCredential } from './session-credentials.ts';
import { sessionExpiresAt } from './session-ends.ts';
import type { SessionStore } from './session-store.ts';
import type { OpenSession } from './sessions.ts';

/** Calls about the same key must not overlap, `remembered` and `credentialOf` excepted. */
export interface SessionRecords {
  remembered(key: string): OpenSession | undefined;
  read(credential: SessionCredential): Promise<OpenSession | null>;
  create(credential: SessionCredential, session: Session): Promise<OpenSession>;
  /** Null where the row is gone: nothing is written. */
  update(credential: SessionCredential, session: Session): Promise<OpenSession | null>;
  delete(key: string): Promise<void>;
  credentialOf(open: OpenSession): SessionCredential;
}

const maximumRemembered = 10_000;
/** An ended session's row stays this long, still encrypted, so that the person who comes back is told what happened. */
const explainedForMs = 24 * 60 * 60_000;

export function createSessionRecords(store: SessionStore, idleMs: number): SessionRecords {
  const newestOf = new BoundedMap<string, OpenSession>(maximumRemembered);
  const credentials = new WeakMap<OpenSession, SessionCredential>();

  function remember(credential: SessionCredential, session: Session): OpenSession {
    const open = { key: credential.storeKey, session };
    credentials.set(open, credential);
    newestOf.set(open.key, open);
    return open;
  }

  async function entryOf(credential: SessionCredential, session: Session) {
    const expiresAt = sessionExpiresAt(session, idleMs) + explainedForMs;
    return { value: await credential.encryptSession(session), expiresAt };
  }

  return {
    remembered: (key) => newestOf.get(key),
    async read(credential) {
      const remembered = newestOf.get(credential.storeKey);
      if (remembered) return remembered;
      const value = await store.read(credential.storeKey);
      const session = value && (await credential.decryptSession(value));
      return session && remember(credential, session);
    },
    async create(credential, session) {
      await store.create(credential.storeKey, await entryOf(credential, session));
      return remember(credential, session);
    },
    async update(credential, session) {
      const updated = await store.update(credential.storeKey, await entryOf(credential, session));
      if (updated) return remember(credential, session);
      newestOf.delete(credential.storeKey);
      return null;
    },
    async delete(key) {
      newestOf.delete(key);
      await store.delete(key);
    },
    credentialOf(open) {
      const credential = credentials.get(open);
      if (credential === undefined) throw new TypeError('Only a session that was opened here can be used');
      return credential;
    },
  };
}

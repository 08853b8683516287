import { BoundedMap } from './bounded-map.ts';
import type { Bytes } from './bytes.ts';
import type { Cookies } from './cookies.ts';
import { createSessionCredentials, type SessionCredential } from './session-credentials.ts';
import { maximumRemembered, type SessionKeeping } from './session-keeping.ts';
import type { SessionRecords } from './session-records.ts';
import type { SessionStore } from './session-store.ts';

export interface StoredSessionsDependencies {
  store: SessionStore;
  /** Fits the store: exclusive or shared records. */
  createRecords: (store: SessionStore, idleMs: number) => SessionRecords;
  keys: readonly Bytes[];
  cookies: Cookies;
  idleMs: number;
}

/** Sessions in a store's rows: the cookie says which row, and has the only key to it. */
export function createStoredSessions(dependencies: StoredSessionsDependencies): SessionKeeping {
  const { store, createRecords, keys, cookies, idleMs } = dependencies;
  const credentials = createSessionCredentials(keys, cookies.name('session'));
  const credentialOfCookie = new BoundedMap<string, SessionCredential>(maximumRemembered);
  const records = createRecords(store, idleMs);

  async function readCredential(cookieValue: string): Promise<SessionCredential | null> {
    const remembered = credentialOfCookie.get(cookieValue);
    if (remembered) return remembered;
    const credential = await credentials.read(cookieValue);
    if (credential) credentialOfCookie.set(cookieValue, credential);
    return credential;
  }

  return {
    endsInCookie: false,
    recall(cookieValue) {
      const credential = credentialOfCookie.get(cookieValue);
      const open = credential && records.recall(credential);
      return open ? { open, outdated: credential.outdated } : null;
    },
    async open(cookieValue) {
      const credential = await readCredential(cookieValue);
      if (credential === null) return (await credentials.isOthers(cookieValue)) ? 'others' : 'foreign';
      const open = await records.open(credential);
      return open && { open, outdated: credential.outdated };
    },
    async create(session) {
      const credential = await credentials.issue();
      credentialOfCookie.set(credential.cookieValue, credential);
      return records.create(credential, session);
    },
    change: records.change,
    end: ({ key }) => records.delete(key),
    cookieValue: (open) => records.credentialOf(open).cookieValue,
    findNewer: () => null,
  };
}

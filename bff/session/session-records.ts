import type { Session } from './session.ts';
import type { SessionCredential } from './session-credentials.ts';
import { sessionExpiresAt } from './session-ends.ts';
import type { SessionEntry } from './session-store.ts';
import type { OpenSession } from './sessions.ts';

/** The store's rows, opened. */
export interface SessionRecords {
  /** The row's newest state where this process knows it without looking; null says nothing. */
  recall(credential: SessionCredential): OpenSession | null;
  /** Null where there is no row, or none that this credential opens. */
  open(credential: SessionCredential): Promise<OpenSession | null>;
  create(credential: SessionCredential, session: Session): Promise<OpenSession>;
  /**
   * Applies a change to the newest state, one change after the other; `change` may be called again where somebody else
   * was faster. Null where the row is gone or the change answers null; the same session writes nothing.
   */
  change(open: OpenSession, change: (session: Session) => Session | null): Promise<OpenSession | null>;
  delete(key: string): Promise<void>;
  credentialOf(open: OpenSession): SessionCredential;
}

/** An ended session's row stays this long, still encrypted, so that the person who comes back is told what happened. */
const explainedForMs = 24 * 60 * 60_000;

/** Encrypts a session for its row. */
export type SealSession = (credential: SessionCredential, session: Session) => Promise<SessionEntry>;

export function createSealSession(idleMs: number): SealSession {
  return async (credential, session) => ({
    value: await credential.encryptSession(session),
    expiresAt: sessionExpiresAt(session, idleMs) + explainedForMs,
  });
}

/** The sessions that this process has opened, each with the credential that opened it. */
export interface OpenSessions {
  add(credential: SessionCredential, session: Session): OpenSession;
  credentialOf(open: OpenSession): SessionCredential;
}

export function createOpenSessions(): OpenSessions {
  const credentials = new WeakMap<OpenSession, SessionCredential>();
  return {
    add(credential, session) {
      const open = { key: credential.storeKey, session };
      credentials.set(open, credential);
      return open;
    },
    credentialOf(open) {
      const credential = credentials.get(open);
      if (credential === undefined) throw new TypeError('Only a session that was opened here can be used');
      return credential;
    },
  };
}

import type { Bytes } from './bytes.ts';
import type { Leases } from './leases.ts';

/**
 * Where sealed sessions live. Keys are hashes and values are encrypted before they get here, so that a dump of any store
 * opens nothing. A store that cannot answer throws the problem `session_store_unavailable`, and tells the log once why.
 */
export interface SessionStore {
  /** Whether this process alone writes here: what it has read once and writes through is then what is true. */
  readonly exclusive: boolean;
  /** For what only one of several instances may do at a time; null where a process is alone. */
  readonly leases: Leases | null;
  /** The sealed value, or null where there is none or it has ended. */
  read(key: string): Promise<Bytes | null>;
  create(key: string, entry: SessionEntry): Promise<void>;
  /**
   * False where the entry is gone: a session that was signed out meanwhile cannot come back. False as well where its
   * value is not `seen` any more, if that is given.
   */
  update(key: string, entry: SessionEntry, seen?: Bytes): Promise<boolean>;
  delete(key: string): Promise<void>;
  /** Resolves where sign-ins and refreshes could be kept just now, which only a write shows, and throws otherwise. */
  requireRoom(): Promise<void>;
  close(): Promise<void>;
}

export interface SessionEntry {
  value: Bytes;
  /** Milliseconds since the epoch; the entry reads as absent from then on. */
  expiresAt: number;
}

/** Told once each time that the store stops working. `reason` is the store's own name of it, such as `SQLITE_FULL`. */
export type OnStoreLost = (error: unknown, reason: string | undefined) => void;

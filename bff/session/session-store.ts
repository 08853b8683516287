/**
 * Where sealed sessions live. Keys are hashes and values are encrypted before they get here, so that a dump of any
 * store opens nothing. A store that cannot answer throws the problem `session_store_unavailable`.
 */
export interface SessionStore {
  /** The sealed value, or null where there is none or it has ended. */
  read(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  create(key: string, entry: SessionEntry): Promise<void>;
  /** False where the entry is gone: a session that was signed out meanwhile cannot come back. */
  update(key: string, entry: SessionEntry): Promise<boolean>;
  delete(key: string): Promise<void>;
  /** Resolves when the store can be reached, and throws otherwise. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export interface SessionEntry {
  value: Uint8Array<ArrayBuffer>;
  /** Milliseconds since the epoch; the entry reads as absent from then on. */
  expiresAt: number;
}

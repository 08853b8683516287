// Sessions in one file, by the runtime's own SQLite. The file belongs to one process, so that what this process
// remembers is what is true; a second process is told so when it starts.
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Problem } from '../problem.ts';
import type { SessionStore } from './session-store.ts';

/** The file cannot be used; the message says what to do about it. */
export class SessionStoreError extends Error {
  override readonly name = 'SessionStoreError';
}

const inMemory = ':memory:';
const sweepEveryMs = 60_000;

/** `path` may be `:memory:`. Throws `SessionStoreError` where the file cannot be opened or another process holds it. */
export function openSqliteSessionStore(path: string, now: () => number): SessionStore {
  const database = openDatabase(path);
  const readRow = database.prepare('SELECT value FROM sessions WHERE key = ? AND expires_at > ?');
  const insertRow = database.prepare('INSERT INTO sessions (key, value, expires_at) VALUES (?, ?, ?)');
  const updateRow = database.prepare(
    'UPDATE sessions SET value = ?1, expires_at = ?2 WHERE key = ?3 AND expires_at > ?4 AND (?5 IS NULL OR value = ?5)',
  );
  const deleteRow = database.prepare('DELETE FROM sessions WHERE key = ?');
  const deleteEnded = database.prepare('DELETE FROM sessions WHERE expires_at <= ?');
  let sweptAt = Number.NEGATIVE_INFINITY;

  function sweep() {
    if (now() - sweptAt < sweepEveryMs) return;
    sweptAt = now();
    deleteEnded.run(sweptAt);
  }

  return {
    exclusive: true,
    leases: null,
    read: (key) =>
      answer(() => {
        const value = readRow.get(key, now())?.value;
        return value instanceof Uint8Array ? new Uint8Array(value) : null;
      }),
    create: (key, { value, expiresAt }) =>
      answer(() => {
        sweep();
        insertRow.run(key, value, expiresAt);
      }),
    update: (key, { value, expiresAt }, seen) =>
      answer(() => updateRow.run(value, expiresAt, key, now(), seen ?? null).changes === 1),
    delete: (key) =>
      answer(() => {
        deleteRow.run(key);
      }),
    ready: () =>
      answer(() => {
        readRow.get('', 0);
      }),
    async close() {
      if (database.isOpen) database.close();
    },
  };
}

async function answer<T>(ask: () => T): Promise<T> {
  try {
    return ask();
  } catch (error) {
    throw new Problem('session_store_unavailable', { retryAfter: 1 }, error);
  }
}

function openDatabase(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    if (path !== inMemory) createPrivateFile(path);
    database = new DatabaseSync(path);
    database.exec(schema);
    return database;
  } catch (error) {
    database?.close();
    throw new SessionStoreError(explain(path, error), { cause: error });
  }
}

/** SQLite gives its write-ahead log the mode of the database. */
function createPrivateFile(path: string) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

function explain(path: string, error: unknown): string {
  const isLocked = error instanceof Error && /database is locked/.test(error.message);
  return isLocked
    ? `The session store ${path} belongs to another running process. Stop it, or set SESSION_STORE to another file.`
    : `The session store ${path} cannot be opened.`;
}

// Full synchronisation, because a rotated refresh token that a power cut forgets is a consent lost. The empty
// transaction takes the exclusive lock at once and, in this mode, until the file is closed.
const schema = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  BEGIN EXCLUSIVE;
  CREATE TABLE IF NOT EXISTS sessions (
    key TEXT PRIMARY KEY,
    value BLOB NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS sessions_by_end ON sessions (expires_at);
  COMMIT;
`;

// Sessions in one file, by the runtime's own SQLite. The file belongs to one process, so that what this process
// remembers is what is true; a second process is told so when it starts.
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Problem } from '../problem.ts';
import type { OnStoreLost, SessionStore } from './session-store.ts';
import { SessionStoreError } from './session-store-error.ts';
import { explainSqliteError, isCorruption, NewerSchema, nameSqliteError } from './sqlite-errors.ts';

const inMemory = ':memory:';
const sweepEveryMs = 60_000;
/** For the tokens of more people than can be waiting for a bank at one time. */
const roomBytes = 1024 * 1024;

/** `path` may be `:memory:`. Throws `SessionStoreError` where the file cannot be opened or another process holds it. */
export function openSqliteSessionStore(
  path: string,
  now: () => number,
  onLost: OnStoreLost = () => {},
): SessionStore {
  const { database, readRow, insertRow, updateRow, deleteRow, deleteEnded, fillRoom, countFree } =
    openDatabase(path);
  const { read, write } = createAnswers(onLost);
  let sweptAt = Number.NEGATIVE_INFINITY;
  let hasRoom = false;

  function sweep() {
    if (now() - sweptAt < sweepEveryMs) return;
    sweptAt = now();
    deleteEnded.run(sweptAt);
  }

  /**
   * What was filled once stays in the file, and in the log that is written before it, as pages to be used again. While
   * there are enough of them a small write shows that nothing else stands in the way.
   */
  function makeRoom() {
    if (!hasRoom || Number(countFree.get()?.bytes) < roomBytes) fillRoom.run(roomBytes);
    hasRoom = true;
    fillRoom.run(0);
  }

  return {
    exclusive: true,
    leases: null,
    read: (key) =>
      read(() => {
        const value = readRow.get(key, now())?.value;
        return value instanceof Uint8Array ? new Uint8Array(value) : null;
      }),
    create: (key, { value, expiresAt }) =>
      write(() => {
        sweep();
        insertRow.run(key, value, expiresAt);
      }),
    update: (key, { value, expiresAt }, seen) =>
      write(() => updateRow.run(value, expiresAt, key, now(), seen ?? null).changes === 1),
    delete: (key) =>
      write(() => {
        deleteRow.run(key);
      }),
    requireRoom: () => write(makeRoom),
    async close() {
      if (database.isOpen) database.close();
    },
  };
}

/** Names every failure. A store that can be read but not written is lost, until a write succeeds. */
function createAnswers(onLost: OnStoreLost) {
  let isLost = false;

  function note(error: unknown) {
    if (!isLost) onLost(error, nameSqliteError(error));
    isLost = true;
  }

  async function write<T>(ask: () => T): Promise<T> {
    try {
      const answer = ask();
      isLost = false;
      return answer;
    } catch (error) {
      note(error);
      throw new Problem('session_store_unavailable', { retryAfter: 1 }, error);
    }
  }

  /** A row on a damaged page is gone for ever: its person signs in anew instead of waiting for it. */
  async function read<T>(ask: () => T): Promise<T | null> {
    try {
      return ask();
    } catch (error) {
      note(error);
      if (isCorruption(error)) return null;
      throw new Problem('session_store_unavailable', { retryAfter: 1 }, error);
    }
  }

  return { read, write };
}

function openDatabase(path: string) {
  let database: DatabaseSync | undefined;
  try {
    if (path !== inMemory) createPrivateFile(path);
    database = new DatabaseSync(path);
    database.exec(takeFile);
    requireKnownSchema(database);
    database.exec(schema);
    return { database, ...prepareStatements(database) };
  } catch (error) {
    database?.close();
    throw new SessionStoreError(explainSqliteError(path, error), { cause: error });
  }
}

const prepareStatements = (database: DatabaseSync) => ({
  readRow: database.prepare('SELECT value FROM sessions WHERE key = ? AND expires_at > ?'),
  insertRow: database.prepare('INSERT INTO sessions (key, value, expires_at) VALUES (?, ?, ?)'),
  updateRow: database.prepare(
    'UPDATE sessions SET value = ?1, expires_at = ?2 WHERE key = ?3 AND expires_at > ?4 AND (?5 IS NULL OR value = ?5)',
  ),
  deleteRow: database.prepare('DELETE FROM sessions WHERE key = ?'),
  deleteEnded: database.prepare('DELETE FROM sessions WHERE expires_at <= ?'),
  /** No hash is empty, so that no session has this key. */
  fillRoom: database.prepare("INSERT OR REPLACE INTO sessions VALUES ('', zeroblob(?), 0)"),
  countFree: database.prepare(
    'SELECT freelist_count * page_size AS bytes FROM pragma_freelist_count, pragma_page_size',
  ),
});

function requireKnownSchema(database: DatabaseSync) {
  const found = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (found > schemaVersion) throw new NewerSchema();
}

/** SQLite gives its write-ahead log the mode of the database. */
function createPrivateFile(path: string) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

const schemaVersion = 1;

// Full synchronisation, because a rotated refresh token that a power cut forgets is a consent lost. Every write goes from
// the log into the file at once, so that the log is used from its beginning again and needs no more room. The empty
// transaction takes the exclusive lock at once and, in this mode, until the file is closed.
const takeFile = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA wal_autocheckpoint = 1;
  BEGIN EXCLUSIVE;
  COMMIT;
`;

const schema = `
  BEGIN;
  CREATE TABLE IF NOT EXISTS sessions (
    key TEXT PRIMARY KEY,
    value BLOB NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS sessions_by_end ON sessions (expires_at);
  PRAGMA user_version = ${schemaVersion};
  COMMIT;
`;

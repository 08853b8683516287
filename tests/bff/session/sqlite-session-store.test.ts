import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../bff/session/bytes.ts';
import type { SessionStore } from '../../../bff/session/session-store.ts';
import { SessionStoreError } from '../../../bff/session/session-store-error.ts';
import { openSqliteSessionStore } from '../../../bff/session/sqlite-session-store.ts';
import { createTestClock, type TestClock } from '../../support/test-clock.ts';
import { testSessionStore } from './session-store-contract.ts';

const minute = 60_000;
let folder: string;
let path: string;
let clock: TestClock;
let store: SessionStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'konto-store-'));
  path = join(folder, 'data', 'sessions.db');
  clock = createTestClock(Date.UTC(2026, 2, 16));
  store = openSqliteSessionStore(path, clock.now);
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const entry = (text: string, livesMs = minute) => ({
  value: encodeUtf8(text),
  expiresAt: clock.now() + livesMs,
});

testSessionStore(async () => ({
  store,
  now: clock.now,
  async reopen() {
    store = openSqliteSessionStore(path, clock.now);
    return store;
  },
  dump: async () =>
    ['', '-wal']
      .map((ending) => (existsSync(path + ending) ? readFileSync(path + ending, 'latin1') : ''))
      .join(''),
  outlive: async (ms) => clock.advance(ms),
  close: () => store.close(),
}));

test('ended entries leave the file when others are created', async () => {
  await store.create('ended', entry('canary-ended'));
  clock.advance(2 * minute);
  await store.create('other', entry('value'));
  await store.close();
  store = openSqliteSessionStore(path, () => 0);
  expect(await store.read('ended')).toBeNull();
  expect(await store.read('other')).toEqual(encodeUtf8('value'));
});

test('the file, its log and its folder are for their owner alone', () => {
  const modeOf = (each: string) => statSync(each).mode & 0o777;
  expect(modeOf(join(folder, 'data'))).toBe(0o700);
  expect(modeOf(path)).toBe(0o600);
  expect(modeOf(`${path}-wal`)).toBe(0o600);
});

test('a second process is refused with a message that says what to do, and the first goes on', async () => {
  const source = `
    import { openSqliteSessionStore } from ${JSON.stringify(resolve('bff/session/sqlite-session-store.ts'))};
    try { openSqliteSessionStore(${JSON.stringify(path)}, Date.now); console.log('opened'); }
    catch (error) { console.log(error.name, error.message); }`;
  const run = () =>
    execFileSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' });
  expect(run()).toContain('SessionStoreError');
  expect(run()).toContain('another running process');
  await store.create('key', entry('value'));
  expect(await store.read('key')).toEqual(encodeUtf8('value'));
  await store.close();
  expect(run()).toBe('opened\n');
});

test.each([
  [
    'a file that is no database',
    'is no SQLite database',
    (file: string) => writeFileSync(file, 'canary '.repeat(1_000)),
  ],
  ['a folder', 'is a folder', (file: string) => mkdirSync(file)],
  [
    'something below a file',
    'lies below something that is no folder',
    (file: string) => writeFileSync(dirname(file), ''),
  ],
  ['a file of a newer version', 'was written by a newer version of Konto', writeNewerSchema],
  ['a damaged database', 'is damaged', damage],
])('I3: %s is refused, which says why and nothing of what it holds', (_, reason, prepare) => {
  const file = join(folder, 'other', 'sessions.db');
  if (reason !== 'lies below something that is no folder') mkdirSync(dirname(file));
  prepare(file);
  const open = () => openSqliteSessionStore(file, clock.now);
  expect(open).toThrow(SessionStoreError);
  expect(open).toThrow(`The session store ${file} ${reason}`);
  expect(open).not.toThrow(/canary/);
});

function writeNewerSchema(file: string) {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA user_version = 2');
  database.close();
}

/** The page that says which tables there are. */
function damage(file: string) {
  const database = new DatabaseSync(file);
  database.exec('CREATE TABLE sessions (key TEXT)');
  database.close();
  const bytes = readFileSync(file);
  bytes.fill(0xff, 100, 4096);
  writeFileSync(file, bytes);
}

test('`:memory:` works, and leaves no file', async () => {
  const inMemory = openSqliteSessionStore(':memory:', clock.now);
  await inMemory.create('key', entry('value'));
  expect(await inMemory.read('key')).toEqual(encodeUtf8('value'));
  await inMemory.close();
  expect(existsSync(':memory:')).toBe(false);
});

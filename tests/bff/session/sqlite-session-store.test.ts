import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeUtf8, randomBytes } from '../../../bff/session/bytes.ts';
import { createCookies } from '../../../bff/session/cookies.ts';
import { createSessions } from '../../../bff/session/create-sessions.ts';
import type { SessionStore } from '../../../bff/session/session-store.ts';
import { openSqliteSessionStore, SessionStoreError } from '../../../bff/session/sqlite-session-store.ts';
import { createTestClock, type TestClock } from '../../support/test-clock.ts';

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

const readRaw = () =>
  ['', '-wal']
    .map((ending) => (existsSync(path + ending) ? readFileSync(path + ending, 'latin1') : ''))
    .join('');

test('what was created or updated is read, and what was deleted is not', async () => {
  await store.create('key', entry('first'));
  expect(await store.read('key')).toEqual(encodeUtf8('first'));
  expect(await store.update('key', entry('second'))).toBe(true);
  expect(await store.read('key')).toEqual(encodeUtf8('second'));
  await store.delete('key');
  await store.delete('key');
  expect(await store.read('key')).toBeNull();
});

test('E3: an entry that is gone, or has ended, cannot be updated back into being', async () => {
  expect(await store.update('never', entry('value'))).toBe(false);
  await store.create('key', entry('value'));
  clock.advance(minute);
  expect(await store.read('key')).toBeNull();
  expect(await store.update('key', entry('value'))).toBe(false);
  expect(await store.read('key')).toBeNull();
});

test('ended entries leave the file when others are created', async () => {
  await store.create('ended', entry('canary-ended'));
  clock.advance(2 * minute);
  await store.create('other', entry('value'));
  await store.close();
  store = openSqliteSessionStore(path, () => 0);
  expect(await store.read('ended')).toBeNull();
  expect(await store.read('other')).toEqual(encodeUtf8('value'));
});

test('C6: sessions outlive a restart', async () => {
  const keys = [randomBytes(32)];
  const cookies = createCookies('http://localhost:5173');
  const open = () => createSessions({ store, keys, cookies, idleMs: 30 * minute, now: clock.now });
  const session = {
    startedAt: clock.now(),
    lastReadAt: clock.now(),
    absoluteExpiresAt: clock.now() + 60 * minute,
    kept: false,
    connections: [],
  };
  const { setCookie } = await open().start(session);
  await store.close();
  store = openSqliteSessionStore(path, clock.now);
  expect(await open().open(setCookie.split(';')[0])).toMatchObject({ status: 'open', open: { session } });
});

test('A11: the file and its log hold no token in the clear', async () => {
  const sessions = createSessions({
    store,
    keys: [randomBytes(32)],
    cookies: createCookies('http://localhost:5173'),
    idleMs: 30 * minute,
    now: clock.now,
  });
  const { setCookie } = await sessions.start({
    startedAt: clock.now(),
    lastReadAt: clock.now(),
    absoluteExpiresAt: clock.now() + 60 * minute,
    kept: false,
    connections: [
      {
        connectionId: 'canary-connection',
        bankId: 'canary-bank',
        connectedAt: 0,
        consentId: null,
        consentExpiresAt: null,
        authorizationHash: 'canary-hash',
        status: 'active',
        tokens: {
          accessToken: 'canary-access',
          issuedAt: 0,
          accessTokenExpiresAt: null,
          refreshToken: 'canary-refresh',
        },
      },
    ],
  });
  const raw = readRaw();
  expect(raw.length).toBeGreaterThan(1_000);
  expect(raw).not.toContain('canary');
  expect(raw).not.toContain(setCookie.split(/[=;]/)[1]);
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

test('a file that is no database is refused, and nothing of it is said', () => {
  const other = join(folder, 'notes.txt');
  writeFileSync(other, 'canary '.repeat(1_000));
  expect(() => openSqliteSessionStore(other, clock.now)).toThrow(SessionStoreError);
  expect(() => openSqliteSessionStore(other, clock.now)).not.toThrow(/canary/);
});

test('a store that cannot answer throws session_store_unavailable, and is not ready', async () => {
  await store.ready();
  await store.close();
  await expect(store.read('key')).rejects.toMatchObject({ code: 'session_store_unavailable' });
  await expect(store.ready()).rejects.toMatchObject({ code: 'session_store_unavailable' });
});

test('`:memory:` works, and leaves no file', async () => {
  const inMemory = openSqliteSessionStore(':memory:', clock.now);
  await inMemory.create('key', entry('value'));
  expect(await inMemory.read('key')).toEqual(encodeUtf8('value'));
  await inMemory.close();
  expect(existsSync(':memory:')).toBe(false);
});

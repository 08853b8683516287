import { beforeEach, expect, test } from 'vitest';
import { type Bytes, hash, parseBase64Url, randomBytes } from '../../../bff/session/bytes.ts';
import { createCookies } from '../../../bff/session/cookies.ts';
import { createPendingAuthorizations } from '../../../bff/session/pending-authorizations.ts';
import { createSealer } from '../../../bff/session/sealing.ts';
import type { Session } from '../../../bff/session/session.ts';
import { createSessionCredentials } from '../../../bff/session/session-credentials.ts';
import type { SessionEntry, SessionStore } from '../../../bff/session/session-store.ts';
import type { OpenSession, Sessions } from '../../../bff/session/sessions.ts';
import { openSqliteSessionStore } from '../../../bff/session/sqlite-session-store.ts';
import { canaryConnection } from '../../support/canary-connection.ts';
import { createSessions } from '../../support/create-sessions.ts';
import { createTestClock, type TestClock } from '../../support/test-clock.ts';

const minute = 60_000;
const hour = 60 * minute;
const k1 = randomBytes(32);
const k2 = randomBytes(32);
const cookies = createCookies('https://konto.example');

let clock: TestClock;
let store: ObservedStore;
let sessions: Sessions;

beforeEach(() => {
  clock = createTestClock(Date.UTC(2026, 2, 16, 9));
  store = observe(openSqliteSessionStore(':memory:', clock.now));
  sessions = create();
});

const create = (keys: Bytes[] = [k1]): Sessions =>
  createSessions({ store, keys, cookies, idleMs: 30 * minute, now: clock.now });

interface ObservedStore extends SessionStore {
  /** What was asked of the store, in order. */
  calls: string[];
  written: Map<string, SessionEntry>;
}

function observe(inner: SessionStore): ObservedStore {
  const calls: string[] = [];
  const written = new Map<string, SessionEntry>();
  return {
    ...inner,
    calls,
    written,
    read(key) {
      calls.push('read');
      return inner.read(key);
    },
    create(key, entry) {
      calls.push('create');
      written.set(key, entry);
      return inner.create(key, entry);
    },
    update(key, entry) {
      calls.push('update');
      written.set(key, entry);
      return inner.update(key, entry);
    },
  };
}

const buildSession = (wish: Partial<Session> = {}): Session => ({
  startedAt: clock.now(),
  lastReadAt: clock.now(),
  absoluteExpiresAt: clock.now() + 12 * hour,
  kept: false,
  connections: [canaryConnection],
  ...wish,
});

async function start(
  wish?: Partial<Session>,
): Promise<{ open: OpenSession; cookie: string; setCookie: string }> {
  const { open, setCookie } = await sessions.start(buildSession(wish));
  return { open, setCookie, cookie: setCookie.split(';')[0] ?? '' };
}

const statusOf = async (cookie: string | undefined, from = sessions) => (await from.open(cookie)).status;

async function requireOpen(cookie: string, from = sessions): Promise<OpenSession> {
  const lookup = await from.open(cookie);
  if (lookup.status !== 'open') throw new Error(`The session is ${lookup.status}`);
  return lookup.open;
}

const addConnection = (connectionId: string) => (session: Session) => ({
  ...session,
  connections: [...session.connections, { ...canaryConnection, connectionId }],
});

test('a session opens by its cookie, in this process and in the next', async () => {
  const { open, cookie } = await start();
  expect((await requireOpen(cookie)).session).toEqual(open.session);
  expect((await requireOpen(cookie, create())).session).toEqual(open.session);
  expect(await statusOf(undefined)).toBe('none');
  expect(await statusOf('theme=dark')).toBe('none');
});

test('a cookie that the newest key sealed is not sealed again', async () => {
  const { cookie } = await start();
  for (const process of [sessions, create()])
    expect(await process.open(cookie)).not.toHaveProperty('setCookie');
});

test('opening again asks nothing of the store', async () => {
  const { cookie } = await start();
  store.calls.length = 0;
  await Promise.all([requireOpen(cookie), requireOpen(cookie)]);
  expect(store.calls).toEqual([]);
  const restarted = create();
  await Promise.all([requireOpen(cookie, restarted), requireOpen(cookie, restarted)]);
  await requireOpen(cookie, restarted);
  expect(store.calls).toEqual(['read']);
});

test('A6: a changed, cut or foreign cookie is unreadable, never a failure', async () => {
  const { cookie } = await start();
  const [name, value = ''] = cookie.split('=');
  const foreign = await create([k2]).start(buildSession());
  const changed = `${value.slice(0, 50)}${value[50] === 'A' ? 'B' : 'A'}${value.slice(51)}`;
  for (const sent of [
    changed,
    value.slice(0, -1),
    `${value}A`,
    '',
    'null',
    '%00',
    foreign.setCookie.split(/[=;]/)[1],
  ])
    expect(await statusOf(`${name}=${sent}`), sent).toBe('unreadable');
});

test('A6: what our key sealed for this cookie, but is too long or too short, is unreadable', async () => {
  const sealer = createSealer([k1], 'session cookie');
  for (const length of [0, 47, 49]) {
    const value = await sealer.seal('__Host-konto-session', randomBytes(length));
    expect(await sessions.open(`__Host-konto-session=${value}`), `${length} bytes`).toEqual({
      status: 'unreadable',
      foreign: 'foreign',
    });
  }
});

test('A6: a pending authorization cannot be replayed as a session', async () => {
  const pending = {
    state: 's',
    codeVerifier: 'v',
    bankId: 'b',
    returnTo: '/',
    connectionId: null,
    keep: false,
    consentId: null,
  };
  const [setCookie = ''] = await createPendingAuthorizations({ keys: [k1], cookies, now: clock.now }).keep(
    undefined,
    {
      ...pending,
      createdAt: clock.now(),
    },
  );
  const value = setCookie.split(';')[0]?.split('=')[1];
  expect(await statusOf(`${cookies.name('session')}=${value}`)).toBe('unreadable');
});

test('A7: a cookie sealed by an older key is accepted and sealed again; without that key it is unreadable', async () => {
  const { cookie, open } = await start();
  const rotated = create([k2, k1]);
  const lookup = await rotated.open(cookie);
  if (lookup.status !== 'open' || lookup.setCookie === undefined) throw new Error('It is not sealed again');
  const resealed = lookup.setCookie.split(';')[0] ?? '';
  expect(resealed).not.toBe(cookie);
  expect((await requireOpen(resealed, create([k2]))).session).toEqual(open.session);
  expect(await rotated.open(resealed)).not.toHaveProperty('setCookie');
  expect(await statusOf(cookie, create([k2]))).toBe('unreadable');
});

test('an update signs nobody out: the cookie, the name and the value of today open tomorrow', async () => {
  const credentials = createSessionCredentials(
    [Uint8Array.from({ length: 32 }, (_byte, index) => index)],
    '__Host-konto-session',
  );
  const credential = await credentials.read(
    'Bc-JiNwvw7IDlmWkLw5q_kC3dK5fgyZxGX2Tzye4Bn4V07eiI3wDzPHHqiWvHYwZQHHrNeH6cZHkbIpJP8TQ8g02P3juGhfDU2FDh3lp-tU',
  );
  expect(credential?.storeKey).toBe('7_xeAOJ_d2Fhz_Due9bYuAQTY84Lq9NKevxrOM9eiPM');
  const value = parseBase64Url(
    '1B--IJk38IX_ojkINpQLWAPN77vcdkJqeek7mnDwRjZB983zPNsKl-rs14XqJUVfK-9eUBJOkqdNVF4gGhmbRvM7my3dfz0qNu6vi-GA3sfkyG-FHSb3gnMFNwD3WNqQmm6YNfn5LGb1NTPhgA',
  );
  expect(value && (await credential?.decryptSession(value))).toEqual({
    startedAt: 1,
    lastReadAt: 2,
    absoluteExpiresAt: 3,
    kept: true,
    connections: [],
  });
});

test('A8: two sessions share no id, key or cookie', async () => {
  const started = await Promise.all(Array.from({ length: 200 }, () => start()));
  expect(new Set(started.map(({ open }) => open.key)).size).toBe(200);
  expect(new Set(started.map(({ cookie }) => cookie)).size).toBe(200);
  const sealed = parseBase64Url(started[0]?.cookie.split('=')[1] ?? '');
  const overhead = 4 + 12 + 16; // key id, initialisation vector, tag
  expect((sealed?.length ?? 0) - overhead).toBe(16 + 32); // 128 random bits of id, 256 of key
});

test('A9: Max-Age never exceeds what is left of the session, and is absent where it ends with the browser', async () => {
  const { open, setCookie } = await start({ kept: true });
  expect(setCookie).toContain(`; Max-Age=${12 * 3600}`);
  clock.advance(hour + 1);
  expect(sessions.cookie(open)).toContain(`; Max-Age=${11 * 3600 - 1}`);
  clock.advance(24 * hour);
  expect(sessions.cookie(open)).toContain('; Max-Age=0');
  expect((await start()).setCookie).not.toContain('Max-Age');
});

test('A10: junk under the very name does not hide the session', async () => {
  const { cookie, open } = await start();
  const [name] = cookie.split('=');
  const found = await requireOpen(`${name}=junk; ${cookie}; ${name}=; ${name}; ${cookie}`);
  expect(found.key).toBe(open.key);
});

test('A10: where two sessions are sent under the one name, neither wins', async () => {
  const [mine, planted] = [await start(), await start()];
  expect(await statusOf(`${planted.cookie}; ${mine.cookie}`)).toBe('unreadable');
  expect(await statusOf(`${mine.cookie}; ${planted.cookie}`)).toBe('unreadable');
});

test('A10: a header full of junk under the very name costs four attempts at most, and opens nothing', async () => {
  const { cookie } = await start();
  const [name] = cookie.split('=');
  const junk = Array.from({ length: 300 }, (_, number) => `${name}=${number}`).join('; ');
  expect(await statusOf(`${junk}; ${cookie}`)).toBe('unreadable');
});

test('A11: the store gets a hashed id, and values that hold nothing readable', async () => {
  const { open, cookie } = await start();
  await sessions.change(open, addConnection('c2'));
  const dump = [...store.written]
    .map(([key, { value }]) => key + Buffer.from(value).toString('latin1'))
    .join();
  for (const readable of ['canary', 'connection', cookie.split('=')[1] ?? ''])
    expect(dump).not.toContain(readable);
});

test('A11: the store’s key is not the id that the cookie carries', async () => {
  const { open, cookie } = await start();
  const [name = '', value = ''] = cookie.split('=');
  const opened = await createSealer([k1], 'session cookie').open(name, value);
  expect(open.key).toBe(await hash(opened?.plain.subarray(0, 16) ?? new Uint8Array()));
});

test('A11: the server’s keys and the whole store do not open a session without its cookie', async () => {
  const [victim, attacker] = [await start(), await start()];
  const stolen = store.written.get(victim.open.key);
  if (stolen) await store.update(attacker.open.key, stolen);
  expect(await statusOf(attacker.cookie, create())).toBe('unreadable');
});

test('C1: asking for the session does not extend it, and its idle end is the server’s', async () => {
  const { cookie } = await start();
  for (let minutes = 0; minutes < 29; minutes += 1) {
    clock.advance(minute);
    await requireOpen(cookie);
  }
  clock.advance(minute - 1);
  expect(await statusOf(cookie)).toBe('open');
  clock.advance(1);
  expect(await statusOf(cookie)).toBe('expired');
});

test('C1: reading extends the idle end, the absolute end stays', async () => {
  const { cookie } = await start();
  for (let quarters = 0; quarters < 47; quarters += 1) {
    clock.advance(15 * minute);
    await sessions.touch(await requireOpen(cookie));
  }
  clock.advance(15 * minute - 1);
  expect(await statusOf(cookie)).toBe('open');
  clock.advance(1);
  expect(await statusOf(cookie)).toBe('expired');
});

test('C1: a kept session has no idle end, and its absolute end is the server’s', async () => {
  const { cookie } = await start({ kept: true, absoluteExpiresAt: clock.now() + 90 * 24 * hour });
  clock.advance(90 * 24 * hour - 1);
  expect(await statusOf(cookie)).toBe('open');
  clock.advance(1);
  expect(await statusOf(cookie)).toBe('expired');
});

test('C1: an ended session changes no more, and is told apart from none for a day, across a restart', async () => {
  const { cookie, open } = await start();
  clock.advance(30 * minute);
  expect(await sessions.change(open, addConnection('late'))).toBeNull();
  expect(await sessions.touch(open, { force: true })).toBeNull();
  expect(await statusOf(cookie, create())).toBe('expired');
  clock.advance(24 * hour);
  expect(await statusOf(cookie, create())).toBe('unreadable');
});

test('reading is written at most once a minute, however many read at once; "I am still here" always', async () => {
  const { open, cookie } = await start();
  store.calls.length = 0;
  clock.advance(minute - 1);
  await sessions.touch(open);
  expect(store.calls).toEqual([]);
  clock.advance(1);
  await Promise.all(Array.from({ length: 20 }, () => sessions.touch(open)));
  expect(store.calls).toEqual(['update']);
  await sessions.touch(await requireOpen(cookie), { force: true });
  expect(store.calls).toEqual(['update', 'update']);
});

test('changes are applied one after the other, each to the newest state, and all are persisted', async () => {
  const { open, cookie } = await start();
  const ids = Array.from({ length: 20 }, (_, number) => `n${number}`);
  await Promise.all(ids.map((id) => sessions.change(open, addConnection(id))));
  const { session } = await requireOpen(cookie, create());
  expect(session.connections.map(({ connectionId }) => connectionId)).toEqual([
    canaryConnection.connectionId,
    ...ids,
  ]);
});

test('a change that changes nothing writes nothing', async () => {
  const { open } = await start();
  store.calls.length = 0;
  expect((await sessions.change(open, (session) => session))?.session).toBe(open.session);
  expect(store.calls).toEqual([]);
});

test('a failing store fails that change alone, and what is remembered stays what is persisted', async () => {
  const { open, cookie } = await start();
  const update = store.update;
  store.update = () => Promise.reject(new Error('The disk is full'));
  await expect(sessions.change(open, addConnection('lost'))).rejects.toThrow('The disk is full');
  store.update = update;
  const changed = await sessions.change(open, addConnection('kept'));
  expect(changed?.session.connections.map(({ connectionId }) => connectionId)).toEqual([
    canaryConnection.connectionId,
    'kept',
  ]);
  expect((await requireOpen(cookie)).session).toEqual(changed?.session);
});

test('E2: a copied cookie is refused at once after the end, and ending twice succeeds', async () => {
  const { open, cookie } = await start();
  await sessions.end(open);
  expect(await statusOf(cookie)).toBe('unreadable');
  expect(await statusOf(cookie, create())).toBe('unreadable');
  await expect(sessions.end(open)).resolves.toBeUndefined();
});

test('E3: a change that comes after the end, or waits while it ends, brings nothing back', async () => {
  const { open, cookie } = await start();
  const results = await Promise.all([
    sessions.change(open, addConnection('before')),
    sessions.end(open),
    sessions.change(open, addConnection('after')),
  ]);
  expect(results[2]).toBeNull();
  expect(await sessions.touch(open, { force: true })).toBeNull();
  expect(await statusOf(cookie)).toBe('unreadable');
  expect(await statusOf(cookie, create())).toBe('unreadable');
});

test('E3: a session whose row is gone is not written again, and is not remembered', async () => {
  const { open, cookie } = await start();
  await store.delete(open.key);
  expect(await sessions.change(open, addConnection('late'))).toBeNull();
  expect(await statusOf(cookie)).toBe('unreadable');
});

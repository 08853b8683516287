// Two instances over one store, in one process: what another instance writes is seen, and never overwritten.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { randomBytes } from '../../../bff/session/bytes.ts';
import { createCookies } from '../../../bff/session/cookies.ts';
import type { SessionStore } from '../../../bff/session/session-store.ts';
import type { OpenSession, Sessions } from '../../../bff/session/sessions.ts';
import { openSqliteSessionStore } from '../../../bff/session/sqlite-session-store.ts';
import { createSessions } from '../../support/create-sessions.ts';
import { createTestClock } from '../../support/test-clock.ts';

const clock = createTestClock(Date.UTC(2026, 2, 16));
let store: SessionStore;
let one: Sessions;
let other: Sessions;
let cookie: string | undefined;

beforeEach(async () => {
  store = { ...openSqliteSessionStore(':memory:', clock.now), exclusive: false };
  const keys = [randomBytes(32)];
  const cookies = createCookies('http://localhost:5173');
  const open = () => createSessions({ store, keys, cookies, idleMs: 1_800_000, now: clock.now });
  [one, other] = [open(), open()];
  const times = { startedAt: 0, lastReadAt: clock.now(), absoluteExpiresAt: clock.now() + 3_600_000 };
  const { setCookie } = await one.start({ ...times, kept: false, connections: [] });
  cookie = setCookie.split(';')[0];
});
afterEach(() => store.close());

async function openAt(sessions: Sessions): Promise<OpenSession> {
  const lookup = await sessions.open(cookie);
  if (lookup.status !== 'open') throw new Error(`The session is ${lookup.status}`);
  return lookup.open;
}

const countUp = async (sessions: Sessions) =>
  sessions.change(await openAt(sessions), (session) => ({ ...session, startedAt: session.startedAt + 1 }));

test('what one instance writes, the other reads at once', async () => {
  await openAt(other);
  await countUp(one);
  expect((await openAt(other)).session.startedAt).toBe(1);
});

test('D7: parallel changes by both are all kept', async () => {
  const opened = await Promise.all([openAt(one), openAt(other)]);
  await Promise.all(Array.from({ length: 20 }, (_, index) => countUp(index % 2 === 0 ? one : other)));
  expect((await openAt(one)).session.startedAt).toBe(20);
  expect(opened[0].session.startedAt).toBe(0);
});

test('D7: a change is made anew on what was written between its reading and its writing', async () => {
  const { update } = store;
  let rival: Promise<unknown> | undefined;
  store.update = async (...entry) => {
    store.update = update;
    rival = countUp(other);
    await rival;
    return update(...entry);
  };
  const changed = await countUp(one);
  expect(changed?.session.startedAt).toBe(2);
  expect((await openAt(other)).session.startedAt).toBe(2);
});

test('a change that always comes too late is given up by name', async () => {
  let tries = 0;
  store.update = async () => {
    tries += 1;
    return false;
  };
  await expect(countUp(one)).rejects.toMatchObject({ code: 'session_store_unavailable' });
  expect(tries).toBe(100);
});

test('E2, E3: what one instance has ended is ended for the other, and a change does not bring it back', async () => {
  const opened = await openAt(other);
  await one.end(await openAt(one));
  expect(await other.open(cookie)).toEqual({ status: 'unreadable' });
  expect(await other.change(opened, (session) => ({ ...session, startedAt: 9 }))).toBeNull();
  expect(await one.open(cookie)).toEqual({ status: 'unreadable' });
});

test('a row that stays the same is decrypted once, and read every time', async () => {
  const first = await openAt(one);
  let reads = 0;
  const { read } = store;
  store.read = (key) => {
    reads += 1;
    return read(key);
  };
  expect(await openAt(one)).toBe(first);
  await countUp(other);
  expect(await openAt(one)).not.toBe(first);
  expect(reads).toBe(4);
});

test('A6: a row of other bytes under the same key does not open as what was remembered', async () => {
  const { key } = await openAt(one);
  const value = await store.read(key);
  value?.set([(value.at(-1) ?? 0) ^ 1], value.length - 1);
  await store.update(key, { value: value ?? new Uint8Array(), expiresAt: clock.now() + 60_000 });
  expect(await one.open(cookie)).toEqual({ status: 'unreadable' });
});

test('a session past its end is expired for both, and is changed no more', async () => {
  const opened = await openAt(one);
  clock.advance(1_800_000);
  expect(await other.open(cookie)).toEqual({ status: 'expired' });
  expect(await one.change(opened, (session) => ({ ...session, startedAt: 9 }))).toBeNull();
});

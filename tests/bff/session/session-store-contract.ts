// What every session store promises, for the tests of each of them to run.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeUtf8, randomBytes } from '../../../bff/session/bytes.ts';
import { createCookies } from '../../../bff/session/cookies.ts';
import type { SessionStore } from '../../../bff/session/session-store.ts';
import { canaryConnection } from '../../support/canary-connection.ts';
import { createSessions } from '../../support/create-sessions.ts';

export interface StoreUnderTest {
  store: SessionStore;
  now(): number;
  /** Opens what the same place holds, as another start of the program does. */
  reopen(): Promise<SessionStore>;
  /** Everything that the place holds, as whoever steals it sees it. */
  dump(): Promise<string>;
  /** Lets the time pass that an entry of `shortMs` lives. */
  outlive(shortMs: number): Promise<void>;
  close(): Promise<void>;
}

const minute = 60_000;
const shortMs = 50;

export function testSessionStore(open: () => Promise<StoreUnderTest>): void {
  let place: StoreUnderTest;
  let store: SessionStore;

  beforeEach(async () => {
    place = await open();
    store = place.store;
  });
  afterEach(() => place.close());

  const entry = (text: string, livesMs = minute) => ({
    value: encodeUtf8(text),
    expiresAt: place.now() + livesMs,
  });

  test('what was created or updated is read, and what was deleted is not', async () => {
    await store.create('key', entry('first'));
    expect(await store.read('key')).toEqual(encodeUtf8('first'));
    expect(await store.update('key', entry('second'))).toBe(true);
    expect(await store.read('key')).toEqual(encodeUtf8('second'));
    await store.delete('key');
    await store.delete('key');
    expect(await store.read('key')).toBeNull();
  });

  test('every byte comes back as it was', async () => {
    const value = Uint8Array.from({ length: 4096 }, (_, index) => index % 256);
    await store.create('key', { ...entry(''), value });
    expect(await store.read('key')).toEqual(value);
    expect(await store.update('key', entry('other'), value)).toBe(true);
  });

  test('E3: an entry that is gone, or has ended, cannot be updated back into being', async () => {
    expect(await store.update('never', entry('value'))).toBe(false);
    expect(await store.update('never', entry('value'), encodeUtf8('seen'))).toBe(false);
    await store.create('key', entry('value', shortMs));
    await place.outlive(shortMs);
    expect(await store.read('key')).toBeNull();
    expect(await store.update('key', entry('value'))).toBe(false);
    expect(await store.read('key')).toBeNull();
  });

  test('an update moves the end of an entry', async () => {
    await store.create('key', entry('first', shortMs));
    await store.update('key', entry('second'));
    await place.outlive(shortMs);
    expect(await store.read('key')).toEqual(encodeUtf8('second'));
  });

  test('D7: an update over what was seen leaves what is newer', async () => {
    await store.create('key', entry('first'));
    const updates = ['second', 'third', 'fourth'].map((text) =>
      store.update('key', entry(text), encodeUtf8('first')),
    );
    expect((await Promise.all(updates)).filter(Boolean)).toHaveLength(1);
    expect(await store.update('key', entry('last'), encodeUtf8('first'))).toBe(false);
    expect(await store.read('key')).not.toEqual(encodeUtf8('last'));
  });

  test('C6: sessions outlive a restart of the program', async () => {
    const keys = [randomBytes(32)];
    const { setCookie } = await createSessionsOver(store, keys).start(buildSession());
    await store.close();
    store = await place.reopen();
    const lookup = await createSessionsOver(store, keys).open(setCookie.split(';')[0]);
    expect(lookup).toMatchObject({ status: 'open', open: { session: buildSession() } });
  });

  test('A11: what the store holds shows no token, and no cookie', async () => {
    const { setCookie } = await createSessionsOver(store, [randomBytes(32)]).start(buildSession());
    const dump = await place.dump();
    expect(dump.length).toBeGreaterThan(400);
    expect(dump).not.toContain('canary');
    expect(dump).not.toContain(setCookie.split(/[=;]/)[1]);
  });

  test('a store that cannot answer throws session_store_unavailable, and is not ready', async () => {
    await store.requireRoom();
    await store.close();
    const unavailable = { code: 'session_store_unavailable', details: { retryAfter: 1 } };
    await expect(store.read('key')).rejects.toMatchObject(unavailable);
    await expect(store.create('key', entry('value'))).rejects.toMatchObject(unavailable);
    await expect(store.update('key', entry('value'))).rejects.toMatchObject(unavailable);
    await expect(store.delete('key')).rejects.toMatchObject(unavailable);
    await expect(store.requireRoom()).rejects.toMatchObject(unavailable);
  });

  const createSessionsOver = (over: SessionStore, keys: readonly Uint8Array<ArrayBuffer>[]) =>
    createSessions({
      store: over,
      keys,
      cookies: createCookies('http://localhost:5173'),
      idleMs: 30 * minute,
      now: place.now,
    });

  let startedAt: number | undefined;
  const buildSession = () => {
    startedAt ??= place.now();
    return {
      startedAt,
      lastReadAt: startedAt,
      absoluteExpiresAt: startedAt + 60 * minute,
      kept: false,
      connections: [canaryConnection],
    };
  };
}

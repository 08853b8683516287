import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { type Bytes, randomBytes } from '../../../bff/session/bytes.ts';
import { putConnection, removeConnection } from '../../../bff/session/connections.ts';
import { createCookies } from '../../../bff/session/cookies.ts';
import { beginState } from '../../../bff/session/sealed-state.ts';
import { decodeState, encodeState } from '../../../bff/session/sealed-state-codec.ts';
import type { Session, StoredConnection } from '../../../bff/session/session.ts';
import type { OpenSession, Sessions } from '../../../bff/session/sessions.ts';
import { createSessions } from '../../support/create-sessions.ts';
import { createTestClock, type TestClock } from '../../support/test-clock.ts';

const minute = 60_000;
const hour = 60 * minute;
const k1 = randomBytes(32);
const cookies = createCookies('https://konto.example');

let clock: TestClock;
/** Two processes that know nothing of each other. */
let here: Sessions;
let elsewhere: Sessions;

beforeEach(() => {
  clock = createTestClock(Date.UTC(2026, 2, 16, 9));
  here = create();
  elsewhere = create();
});

const create = (keys: Bytes[] = [k1]): Sessions =>
  createSessions({ store: null, keys, cookies, idleMs: 30 * minute, now: clock.now });

const buildConnection = (connectionId: string, token = 'token'): StoredConnection => ({
  connectionId,
  bankId: 'premium-v1-embedded',
  connectedAt: clock.now(),
  consentId: null,
  consentExpiresAt: null,
  authorizationHash: 'A'.repeat(43),
  status: 'active',
  tokens: {
    accessToken: `access-${token}`,
    issuedAt: clock.now(),
    accessTokenExpiresAt: null,
    refreshToken: `refresh-${token}`,
  },
});

const buildSession = (...connections: StoredConnection[]): Session => ({
  startedAt: clock.now(),
  lastReadAt: clock.now(),
  absoluteExpiresAt: clock.now() + 12 * hour,
  kept: true,
  connections,
});

const cutAttributes = (setCookie: string) => setCookie.split(';', 1).join();
const cookieOf = (open: OpenSession, by = here) => cutAttributes(by.cookie(open));

async function start(...connections: StoredConnection[]) {
  const { open, setCookie } = await here.start(buildSession(...connections));
  return { open, setCookie, cookie: cutAttributes(setCookie) };
}

async function requireOpen(cookie: string, by: Sessions): Promise<OpenSession> {
  const lookup = await by.open(cookie);
  if (lookup.status !== 'open') throw new Error(`The session is ${lookup.status}`);
  return lookup.open;
}

async function change(open: OpenSession, by: Sessions, apply: (session: Session) => Session) {
  const changed = await by.change(open, apply);
  if (changed === null) throw new Error('The session has ended');
  return changed;
}

const put = (connection: StoredConnection) => (session: Session) => putConnection(session, connection);
const tokensOf = ({ session }: OpenSession) =>
  session.connections.map((connection) =>
    connection.status === 'active' ? connection.tokens.accessToken : connection.status,
  );

const token = (length: number) => 't'.repeat(length);
const sizes = (count: number, length: number) =>
  Array.from({ length: count }, (_, index) =>
    buildConnection(`00000000-0000-4000-8000-00000000000${index}`, token(length)),
  );

test('the cookie is all there is: any process with the key opens it, and shows nothing readable in it', async () => {
  const { open, cookie } = await start(buildConnection('c1', 'canary'));
  expect((await requireOpen(cookie, elsewhere)).session).toEqual(open.session);
  expect(await create([randomBytes(32)]).open(cookie)).toMatchObject({ status: 'unreadable' });
  expect(cookie).not.toContain('canary');
  expect(atob(cookie.replace(/.*=/, '').replaceAll('-', '+').replaceAll('_', '/'))).not.toContain('canary');
});

test('a cookie that is remembered is opened without a key, and a changed session’s newest one as well', async () => {
  const { open, cookie } = await start(buildConnection('c1'));
  const newest = cookieOf(await change(open, here, put(buildConnection('c2'))));
  const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
  expect((await requireOpen(newest, here)).session.connections).toHaveLength(2);
  expect(decrypt).not.toHaveBeenCalled();
  expect((await requireOpen(cookie, here)).session.connections).toHaveLength(2);
  expect(decrypt).toHaveBeenCalledTimes(1);
  decrypt.mockRestore();
});

test('a session can be ended that is remembered no more', async () => {
  const { open, cookie } = await start(buildConnection('c1'));
  await here.end(open);
  await here.end(open);
  expect((await here.open(cookie)).status).toBe('unreadable');
});

test('what one process has opened is of no use to another', async () => {
  const { cookie } = await start(buildConnection('c1'));
  const foreign = await requireOpen(cookie, elsewhere);
  await expect(here.change(foreign, (session) => session)).rejects.toThrow(TypeError);
});

test('A8: a session’s id is 128 random bits, and two sessions share none', async () => {
  const started = await Promise.all(Array.from({ length: 100 }, () => start(buildConnection('c1'))));
  expect(new Set(started.map(({ open }) => open.key))).toHaveLength(100);
  for (const { open } of started) expect(open.key).toMatch(/^[\w-]{22}$/);
});

test('nothing is carried but what the browser has not: not to who sent the newest, nor after the end', async () => {
  const { cookie } = await start(buildConnection('c1'));
  const open = await requireOpen(cookie, here);
  expect(here.carry(open)).toBeNull();
  expect(elsewhere.carry(await requireOpen(cookie, elsewhere))).toBeNull();
  expect(await here.open(cookie)).not.toHaveProperty('setCookie');
  const changed = await change(open, here, put(buildConnection('c2')));
  expect(here.carry(open)).toBe(here.cookie(changed));
  expect(here.carry(await requireOpen(cookieOf(changed), here))).toBeNull();
  clock.advance(12 * hour);
  expect(here.carry(open)).toBeNull();
});

test('E2: what signing out cannot do: a copy opens at a process that did not see it, until the session ends', async () => {
  const { open, cookie } = await start(buildConnection('c1'));
  await here.end(open);
  expect((await here.open(cookie)).status).toBe('unreadable');
  expect((await elsewhere.open(cookie)).status).toBe('open');
  clock.advance(12 * hour);
  expect((await elsewhere.open(cookie)).status).toBe('expired');
});

test('E3: a change that comes after the end, or waits while it ends, brings nothing back', async () => {
  const { open, cookie } = await start(buildConnection('c1'));
  const [, , late] = await Promise.all([
    here.change(open, put(buildConnection('before'))),
    here.end(open),
    here.change(open, put(buildConnection('after'))),
  ]);
  expect(late).toBeNull();
  expect(here.carry(open)).toBeNull();
  expect(await here.touch(open, { force: true })).toBeNull();
  expect((await here.open(cookie)).status).toBe('unreadable');
});

test('D7: tokens that were replaced here do not come back with a cookie that went on elsewhere', async () => {
  const { open, cookie } = await start(buildConnection('c1', 'first'), buildConnection('c2', 'first'));
  await change(open, here, put(buildConnection('c1', 'second')));
  let there = await requireOpen(cookie, elsewhere);
  for (const name of ['second', 'third'])
    there = await change(there, elsewhere, put(buildConnection('c2', name)));
  const met = await requireOpen(cookieOf(there, elsewhere), here);
  expect(tokensOf(met)).toEqual(['access-second', 'access-third']);
  const carried = cutAttributes(here.carry(met) ?? '');
  expect(tokensOf(await requireOpen(carried, elsewhere))).toEqual(['access-second', 'access-third']);
});

test('D7: of two processes that replaced the same tokens, each goes on with its own', async () => {
  const { open, cookie } = await start(buildConnection('c1', 'first'));
  await change(open, here, put(buildConnection('c1', 'here')));
  const there = await change(
    await requireOpen(cookie, elsewhere),
    elsewhere,
    put(buildConnection('c1', 'there')),
  );
  const met = await requireOpen(cookieOf(there, elsewhere), here);
  expect(tokensOf(met)).toEqual(['access-here']);
  expect(here.carry(met)).not.toBeNull();
});

test('C1: a session that is read elsewhere does not end here for it', async () => {
  const { setCookie } = await here.start({ ...buildSession(buildConnection('c1')), kept: false });
  const cookie = cutAttributes(setCookie);
  const open = await requireOpen(cookie, here);
  for (let touches = 0; touches < 3; touches += 1) await here.touch(open, { force: true });
  clock.advance(25 * minute);
  const there = await elsewhere.touch(await requireOpen(cookie, elsewhere));
  clock.advance(25 * minute);
  expect((await here.open(there === null ? '' : cookieOf(there, elsewhere))).status).toBe('open');
  clock.advance(5 * minute);
  expect((await here.open(cookie)).status).toBe('expired');
});

test('a connection that was removed elsewhere is not brought back by what is remembered here', async () => {
  const { open, cookie } = await start(buildConnection('c1'), buildConnection('c2'));
  await here.touch(open, { force: true });
  let there = await change(await requireOpen(cookie, elsewhere), elsewhere, (session) =>
    removeConnection(session, 'c1'),
  );
  clock.advance(1);
  there = await change(there, elsewhere, (session) => ({ ...session, lastReadAt: clock.now() }));
  const met = await requireOpen(cookieOf(there, elsewhere), here);
  expect(met.session.connections.map(({ connectionId }) => connectionId)).toEqual(['c2']);
});

test('A7: a late cookie of an older key leads to the newest state, sealed by the newest key', async () => {
  const k2 = randomBytes(32);
  const { cookie } = await start(buildConnection('c1'));
  const rotated = create([k2, k1]);
  const opened = await Promise.all(Array.from({ length: 5 }, () => requireOpen(cookie, rotated)));
  const carried = new Set(opened.map((open) => rotated.carry(open)));
  expect(carried).toHaveLength(1);
  const [resealed = null] = carried;
  await requireOpen(cutAttributes(resealed ?? ''), create([k2]));
});

test('A5: two connections with a thousand characters of tokens each fit, and the cookie keeps below 4,096 bytes', async () => {
  const { setCookie } = await start(...sizes(2, 500));
  expect(setCookie.length).toBeGreaterThan(3_000);
  expect(setCookie.length).toBeLessThanOrEqual(4_096);
  expect((await start(...sizes(9, 36))).setCookie.length).toBeLessThanOrEqual(4_096);
});

test('A5: a connection that does not fit is refused by name, and the session stays as it was', async () => {
  const { open, cookie } = await start(...sizes(2, 500));
  await expect(here.change(open, put(buildConnection('c3', token(500))))).rejects.toMatchObject({
    code: 'session_full',
  });
  expect(here.carry(await requireOpen(cookie, here))).toBeNull();
  expect((await requireOpen(cookie, here)).session).toEqual(open.session);
  const smaller = await change(open, here, put(buildConnection('c3', 'small')));
  expect(smaller.session.connections).toHaveLength(3);
  await expect(here.start(buildSession(...sizes(1, 2_000)))).rejects.toMatchObject({ code: 'session_full' });
});

test('A5: where a connection is added, there stays room for longer tokens that a refresh may bring', async () => {
  const starts = (length: number) => here.start(buildSession(...sizes(1, length)));
  const joins = async (length: number) => {
    const { open } = await start();
    return change(open, here, put(buildConnection('c1', token(length))));
  };
  for (const add of [async (length: number) => (await starts(length)).open, joins]) {
    let added = await add(1_000);
    for (let length = 1_001; length < 2_000; length += 1) added = await add(length).catch(() => added);
    const [connection] = added.session.connections;
    if (connection?.status !== 'active') throw new Error('Nothing fits');
    const { accessToken } = connection.tokens;
    const longer = { ...connection, tokens: { ...connection.tokens, accessToken: accessToken + token(80) } };
    expect((await change(added, here, put(longer))).session.connections).toEqual([longer]);
  }
});

test('what one process remembers is bounded, and what it has forgotten opens from its cookie', async () => {
  const { cookie } = await start(buildConnection('c1'));
  for (let number = 0; number < 10_000; number += 1) await here.start(buildSession());
  expect((await requireOpen(cookie, here)).session.connections).toHaveLength(1);
}, 20_000);

test('every session comes back from its cookie as it was', () => {
  const text = fc.string();
  const instant = fc.nat();
  const consent = fc.record({
    connectionId: text,
    bankId: text,
    connectedAt: instant,
    consentId: fc.option(text),
    consentExpiresAt: fc.option(instant),
    authorizationHash: text,
  });
  const tokens = fc.record({
    accessToken: text,
    issuedAt: instant,
    accessTokenExpiresAt: fc.option(instant),
    refreshToken: fc.option(text),
  });
  const connection: fc.Arbitrary<StoredConnection> = fc.oneof(
    consent.map((known) => ({ ...known, status: 'consent-required' as const })),
    fc.tuple(consent, tokens).map(([known, each]) => ({ ...known, status: 'active' as const, tokens: each })),
  );
  const session = fc.record({
    startedAt: instant,
    lastReadAt: instant,
    absoluteExpiresAt: instant,
    kept: fc.boolean(),
    connections: fc.uniqueArray(connection, { selector: ({ connectionId }) => connectionId }),
  });
  fc.assert(
    fc.property(text, session, (id, each) => {
      const state = beginState(id, each);
      expect(decodeState(encodeState(state))).toEqual(state);
    }),
  );
});

test('what another version wrote is no state', () => {
  const encoder = new TextEncoder();
  for (const other of [
    '',
    'null',
    '{}',
    '[]',
    '["id",1]',
    '["id",1,[0,0,0,true],[[]]]',
    '["id","1",[0,0,0,true],[]]',
  ])
    expect(decodeState(encoder.encode(other)), other).toBeNull();
});

import { beforeEach, expect, test, vi } from 'vitest';
import type { Connected, GrantedAuthorization } from '../../../bff/authorization/connect.ts';
import { type ConnectOnce, connectOnce } from '../../../bff/authorization/connect-once.ts';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import type { Session } from '../../../bff/session/session.ts';
import type { OpenSession } from '../../../bff/session/sessions.ts';
import { createTestClock, type TestClock } from '../../support/test-clock.ts';

const [bank] = parseConfig({}).banks;
const granted: GrantedAuthorization = {
  bank,
  pending: {
    state: 'state',
    codeVerifier: 'verifier',
    bankId: bank.bankId,
    returnTo: '/accounts',
    connectionId: null,
    keep: false,
    consentId: null,
    createdAt: 0,
  },
  code: 'code',
  authorizationHash: 'hash',
  open: null,
  requestId: 'request',
};

const holding = (...connectionIds: string[]): OpenSession => {
  const connections = connectionIds.map((connectionId) => ({
    connectionId,
    bankId: bank.bankId,
    connectedAt: 0,
    consentId: null,
    consentExpiresAt: null,
    authorizationHash: 'hash',
    status: 'consent-required' as const,
  }));
  const session: Session = { startedAt: 0, lastReadAt: 0, absoluteExpiresAt: 1, kept: false, connections };
  return { key: 'key', session };
};

let clock: TestClock;
/** The session as it is now, or null after its end. */
let newest: OpenSession | null;
let setCookie: string | null;
let once: ConnectOnce;
const connect = vi.fn(
  async (): Promise<Connected> => ({
    open: holding('c1'),
    setCookie,
    connectionId: 'c1',
    returnTo: '/accounts',
  }),
);

beforeEach(() => {
  clock = createTestClock(0);
  newest = holding('c1');
  setCookie = 'session=first';
  connect.mockClear();
  once = connectOnce(connect, {
    sessions: {
      change: async (_open, apply) => newest && { ...newest, session: apply(newest.session) },
      cookie: () => 'session=newest',
    },
    waitUntil: () => {},
    now: clock.now,
  });
});

test('B8: for a minute the same authorization is answered again, with the cookie of the session as it is then', async () => {
  const first = await once(granted);
  expect(first.setCookie).toBe('session=first');
  clock.advance(59_999);
  expect(await once(granted)).toEqual({ ...first, setCookie: 'session=newest' });
  expect(connect).toHaveBeenCalledTimes(1);
});

test('B8: after that it is forgotten, and another’s is not', async () => {
  await once(granted);
  clock.advance(59_999);
  await once({ ...granted, authorizationHash: 'other' });
  clock.advance(1);
  await once(granted);
  await once({ ...granted, authorizationHash: 'other' });
  expect(connect).toHaveBeenCalledTimes(3);
});

test('a session that took the connection in without a new cookie gets none by a repetition either', async () => {
  setCookie = null;
  await once(granted);
  expect((await once(granted)).setCookie).toBeNull();
});

test('B4: what is repeated is there still, among others or alone; else the authorization is unknown', async () => {
  await once(granted);
  newest = holding('c0', 'c1');
  expect((await once(granted)).connectionId).toBe('c1');
  for (const left of [holding('c0'), holding(), null]) {
    newest = left;
    await expect(once(granted)).rejects.toMatchObject({ code: 'authorization_unknown' });
  }
  expect(connect).toHaveBeenCalledTimes(1);
});

// One person, several banks: which tokens go where, what stays when the configuration changes, and how many fit.
import { afterEach, expect, test } from 'vitest';
import type { SessionStore } from '../../../bff/session/session-store.ts';
import { openSqliteSessionStore } from '../../../bff/session/sqlite-session-store.ts';
import { endpoints } from '../../../shared/endpoints.ts';
import { createMemoryLeases } from '../../support/memory-leases.ts';
import { createTestAppOver, type TestAppOver } from '../../support/test-app.ts';
import { createTestBrowser, type TestBrowser } from '../../support/test-browser.ts';
import { createTestClock } from '../../support/test-clock.ts';
import { buildEntry, twoBanks } from '../../support/two-banks.ts';
import { createKey } from '../config/environments.ts';

const minute = 60_000;
const clock = createTestClock(Date.UTC(2026, 2, 16, 9, 30));
const keys = [crypto.getRandomValues(new Uint8Array(32))];
const lifetimes = { accessTokenMs: 10 * minute };
let konto: TestAppOver;

afterEach(() => konto.close());

const start = (store: SessionStore | null, banks = twoBanks, environment = {}) => {
  konto = createTestAppOver(store, { banks, environment, clock, keys, lifetimes });
  return konto;
};
const startWithStore = () => start(openSqliteSessionStore(':memory:', clock.now));
/** The same person, after the operator has changed the banks and started anew. */
function restart(browser: TestBrowser, store: SessionStore, banks: typeof twoBanks): TestBrowser {
  const { app, config, fetchBank } = start(store, banks);
  const changed = createTestBrowser({ app, fetchBank, appOrigin: config.appOrigin, now: clock.now });
  for (const name of browser.cookies.names()) changed.cookies.set(name, browser.cookies.get(name) ?? '');
  return changed;
}
const read = (browser: TestBrowser, connectionId: string) => browser.fetch(endpoints.accounts(connectionId));
const code = async (answering: Promise<Response>) => (await (await answering).json()).code;
const hostsAsked = () => new Set(konto.bankRequests.map(({ url }) => new URL(url).host));

test('each bank is chosen by the operator’s id, and is asked with what it gave itself', async () => {
  const browser = startWithStore().browser();
  const listed = await (await browser.fetch(endpoints.banks)).json();
  expect(listed.banks.map(({ bankId, name }: { bankId: string; name: string }) => [bankId, name])).toEqual([
    ['duna', 'Banka duna'],
    ['morava', 'Banka morava'],
  ]);
  for (const bankId of ['morava', 'duna']) {
    konto.bankRequests.length = 0;
    const { connectionId } = await browser.connect({ bankId });
    expect((await read(browser, connectionId)).status).toBe(200);
    expect([...hostsAsked()]).toEqual([`${bankId}.example`]);
    expect(await browser.session()).toMatchObject({
      connections: expect.arrayContaining([
        expect.objectContaining({ connectionId, bankId, bankName: `Banka ${bankId}` }),
      ]),
    });
  }
  expect(await code(browser.post(endpoints.login, { bankId: 'elsewhere' }))).toBe('invalid_parameter');
  expect(await code(browser.post(endpoints.login, { bankId: 'duna@duna.example' }))).toBe(
    'invalid_parameter',
  );
});

test('the same bank can be connected twice, and one bank that is down leaves the others alone', async () => {
  const browser = startWithStore().browser();
  const down = await browser.connect({ bankId: 'duna' });
  const [one, other] = [
    await browser.connect({ bankId: 'morava', username: 'jana' }),
    await browser.connect({ bankId: 'morava', username: 'peter' }),
  ];
  konto
    .leversAt('https://duna.example')
    .disturb({ endpoint: 'accounts', times: 9, disturbance: { kind: 'status', status: 503 } });
  expect(await code(read(browser, down.connectionId))).toBe('bank_unavailable');
  const bodies = [await read(browser, one.connectionId), await read(browser, other.connectionId)];
  expect(bodies.map(({ status }) => status)).toEqual([200, 200]);
  expect(await bodies[0]?.text()).not.toBe(await bodies[1]?.text());
});

test('G5: of a bank whose entry is gone nothing is asked, and its connection can be ended', async () => {
  const store = openSqliteSessionStore(':memory:', clock.now);
  start(store);
  const before = konto.browser();
  const gone = await before.connect({ bankId: 'morava' });
  const stays = await before.connect({ bankId: 'duna' });
  const browser = restart(before, store, [buildEntry({ id: 'duna' })]);
  expect(await browser.session()).toMatchObject({
    connections: [{ connectionId: stays.connectionId, status: 'active' }],
    abandoned: [{ connectionId: gone.connectionId, bankId: 'morava' }],
  });
  expect(await code(read(browser, gone.connectionId))).toBe('connection_not_found');
  await read(browser, stays.connectionId);
  expect([...hostsAsked()]).toEqual(['duna.example']);
  await browser.fetch(endpoints.connection(gone.connectionId), { method: 'DELETE' });
  const session = await browser.session();
  expect(session.status === 'signed-in' && [session.connections.length, session.abandoned]).toEqual([
    1,
    undefined,
  ]);
});

test.each([
  ['another host', { baseUrl: 'https://other.example/premium/sandbox' }],
  ['another tenant of the same host', { baseUrl: 'https://duna.example/other/sandbox' }],
])(
  'G5: no kept token goes to %s under the same id: a new consent is needed, and leads there',
  async (_, changed) => {
    const store = openSqliteSessionStore(':memory:', clock.now);
    start(store);
    const before = konto.browser();
    const { connectionId } = await before.connect({ bankId: 'duna' });
    const browser = restart(before, store, [buildEntry({ id: 'duna', ...changed })]);
    const shown = { connectionId, bankId: 'duna', status: 'consent-required', accessTokenExpiresAt: null };
    expect(await browser.session()).toMatchObject({ connections: [shown] });
    expect(await code(read(browser, connectionId))).toBe('consent_required');
    clock.advance(11 * minute);
    expect(await code(read(browser, connectionId))).toBe('consent_required');
    expect(konto.bankRequests).toEqual([]);
    expect(await browser.login({ connectionId })).toContain(changed.baseUrl);
  },
);

test('G5: a code that an earlier configuration asked for does not go to another host under the same id', async () => {
  const store = openSqliteSessionStore(':memory:', clock.now);
  start(store);
  const before = konto.browser();
  const response = await before.consent(await before.login({ bankId: 'duna' }));
  const moved = buildEntry({ id: 'duna', baseUrl: 'https://other.example/premium/sandbox' });
  const browser = restart(before, store, [moved]);
  expect(await code(browser.callback(response, '/callback/duna'))).toBe('authorization_unknown');
  expect(konto.bankRequests).toEqual([]);
});

/** As Redis keeps sessions: the row is read every time, and instances take turns. */
const openSharedStore = (): SessionStore => ({
  ...openSqliteSessionStore(':memory:', clock.now),
  exclusive: false,
  leases: createMemoryLeases(clock.now),
});
const longest = 'b'.repeat(40);
const longestBank = buildEntry({ id: longest, baseUrl: 'https://api.some-bank.example/premium/sandbox' });

test.each([
  ['SQLite', () => openSqliteSessionStore(':memory:', clock.now)],
  ['a store that instances share', openSharedStore],
  ['a cookie', () => null],
])(
  'eight connections fit into %s, and one too many is refused before the person goes to the bank',
  async (_, open) => {
    start(open(), [longestBank], {
      APP_ORIGIN: 'https://konto.example',
      SESSION_KEYS: createKey(1),
    });
    const browser = konto.browser();
    const made: string[] = [];
    for (let count = 0; count < 8; count += 1) made.push((await browser.connect()).connectionId);
    expect(await code(browser.post(endpoints.login, {}))).toBe('session_full');
    clock.advance(11 * minute);
    for (const connectionId of made) expect((await read(browser, connectionId)).status).toBe(200);
    expect((await browser.post(endpoints.login, { connectionId: made[0] })).status).toBe(200);
    await browser.fetch(endpoints.connection(made[0] ?? ''), { method: 'DELETE' });
    expect((await browser.connect()).connectionId).toBeDefined();
  },
);

test('of two tabs that both want the last room one is refused when it comes back, and what there was stays', async () => {
  const browser = startWithStore().browser();
  for (let count = 0; count < 7; count += 1) await browser.connect();
  const [one, other] = [await browser.login(), await browser.login()];
  const page = '/callback/duna';
  expect((await browser.callback(await browser.consent(one), page)).status).toBe(200);
  expect(await code(browser.callback(await browser.consent(other), page))).toBe('session_full');
  const session = await browser.session();
  expect(session.status === 'signed-in' && session.connections.length).toBe(8);
});

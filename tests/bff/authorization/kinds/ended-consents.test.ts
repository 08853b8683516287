// Which consent a third party ends, where a connection changes on the way.
import { afterEach, expect, test, vi } from 'vitest';
import type { SessionStore } from '../../../../bff/session/session-store.ts';
import { openSqliteSessionStore } from '../../../../bff/session/sqlite-session-store.ts';
import { endpoints } from '../../../../shared/endpoints.ts';
import { createMemoryLeases } from '../../../support/memory-leases.ts';
import { createTestAppOver, type TestAppOver } from '../../../support/test-app.ts';
import { createTestBrowser } from '../../../support/test-browser.ts';
import { createTestClock } from '../../../support/test-clock.ts';
import { buildEntry } from '../../../support/two-banks.ts';

const clock = createTestClock(Date.UTC(2026, 2, 16, 9, 30));
const keys = [crypto.getRandomValues(new Uint8Array(32))];
const thirdParty = buildEntry({ id: 'duna', usage: 'tpp' });
let konto: TestAppOver;

afterEach(() => konto.close());

function start(store: SessionStore, entry: object = thirdParty) {
  konto = createTestAppOver(store, { banks: [entry], clock, keys });
  return konto;
}
const openStore = () => openSqliteSessionStore(':memory:', clock.now);
const statuses = () => konto.levers.listConsents().map(({ status }) => status);
const deletions = () => konto.bankRequests.filter(({ method }) => method === 'DELETE');

test('L1: a disconnect that a renewal overtakes ends the new consent, too', async () => {
  const { sessions } = start(openStore());
  const browser = konto.browser();
  const { connectionId } = await browser.connect();
  const { change } = sessions;
  sessions.change = async (...given) => {
    sessions.change = change;
    await browser.connect({ connectionId });
    return change(...given);
  };
  const answer = await browser.fetch(endpoints.connection(connectionId), { method: 'DELETE' });
  expect(await answer.json()).toEqual({ consentDeleted: true });
  await vi.waitFor(() => expect(statuses()).toEqual(['revoked', 'revoked']));
});

test('L1: a renewal that a store has taken, and not said so, still ends the consent that it replaces', async () => {
  const store = { ...openStore(), exclusive: false, leases: createMemoryLeases(clock.now) };
  start(store);
  const browser = konto.browser();
  const { connectionId } = await browser.connect();
  const response = await browser.consent(await browser.login({ connectionId }));
  const { update } = store;
  let isLost = false;
  store.update = async (...given) => {
    const isUpdated = await update(...given);
    if (isLost || given[2] === undefined) return isUpdated;
    isLost = true;
    throw new Error('The answer was lost');
  };
  await browser.callback(response, '/callback/duna');
  expect(isLost).toBe(true);
  await vi.waitFor(() => expect(statuses()).toEqual(['revoked', 'valid']));
});

test('L1: a renewal at the address to which a bank has moved tells it nothing of the old consent', async () => {
  const store = openStore();
  const before = start(store).browser();
  const { connectionId } = await before.connect();
  const moved = { ...thirdParty, baseUrl: 'https://other.example/premium/sandbox' };
  const { app, config, fetchBank } = start(store, moved);
  const browser = createTestBrowser({ app, fetchBank, appOrigin: config.appOrigin, now: clock.now });
  for (const name of before.cookies.names()) browser.cookies.set(name, before.cookies.get(name) ?? '');
  await browser.connect({ connectionId });
  expect(statuses()).toEqual(['valid']);
  await browser.fetch(endpoints.connection(connectionId), { method: 'DELETE' });
  // The first that this bank is told is the end of its own consent.
  const [consent] = konto.levers.listConsents();
  expect(deletions().map(({ url }) => new URL(url).pathname.split('/').at(-1))).toEqual([consent?.consentId]);
});

import { expect, test, vi } from 'vitest';
import { Problem } from '../../../bff/problem.ts';
import { randomBytes } from '../../../bff/session/bytes.ts';
import type { SessionStore } from '../../../bff/session/session-store.ts';
import { openSqliteSessionStore } from '../../../bff/session/sqlite-session-store.ts';
import { endpoints } from '../../../shared/endpoints.ts';
import { createMemoryLeases } from '../../support/memory-leases.ts';
import { createTestAppOver } from '../../support/test-app.ts';
import { createTestBrowser } from '../../support/test-browser.ts';
import { createTestClock } from '../../support/test-clock.ts';

const minute = 60_000;
const startAt = Date.UTC(2026, 2, 16, 9, 30);
const away = () => Promise.reject(new Problem('session_store_unavailable', { retryAfter: 1 }));

test('B8: D11: an instance that stood still longer than its lease does not send a code that another has used', async () => {
  const clock = createTestClock(startAt);
  const keys = [randomBytes(32)];
  const own = openSqliteSessionStore(':memory:', clock.now);
  const shared: SessionStore = { ...own, exclusive: false, leases: createMemoryLeases(clock.now) };
  const bank = createTestAppOver(null, { clock });
  const thaw = Promise.withResolvers<void>();
  let isFrozen = false;
  const read: SessionStore['read'] = async (key) => {
    const value = await own.read(key);
    isFrozen = true; // with the lease in its hand and the mark read, and its own timers stand still too
    await thaw.promise;
    return value;
  };
  const frozen = createTestAppOver(
    { ...shared, read },
    { clock: createTestClock(startAt), keys, intercept: bank.fetchBank },
  );
  const working = createTestAppOver(shared, { clock, keys, intercept: bank.fetchBank });
  const browserAt = ({ app }: typeof working) =>
    createTestBrowser({
      app,
      fetchBank: bank.fetchBank,
      appOrigin: working.config.appOrigin,
      now: clock.now,
    });
  const browser = browserAt(working);
  const response = await browser.consent(await browser.login());
  const same = browserAt(frozen);
  for (const name of browser.cookies.names()) same.cookies.set(name, browser.cookies.get(name) ?? '');

  const late = same.callback(response);
  await vi.waitFor(() => expect(isFrozen).toBe(true));
  clock.advance(15_000);
  const { connectionId } = await (await browser.callback(response)).json();
  thaw.resolve();
  await late;
  const reading = await browser.fetch(endpoints.accounts(connectionId));
  expect({
    tokenCalls: bank.levers.readJournal().counts.token,
    consents: bank.levers.listConsents().map(({ status }) => status),
    read: reading.status,
  }).toEqual({ tokenCalls: 1, consents: ['valid'], read: 200 });
});

/** As with Redis: leases, and a store that can be away. */
function openShared(skippedMs?: number) {
  const clock = createTestClock(startAt, skippedMs === undefined ? {} : { skippedMs });
  const own = openSqliteSessionStore(':memory:', clock.now);
  const store: SessionStore = { ...own, exclusive: false, leases: createMemoryLeases(clock.now) };
  return { clock, own, store };
}

test('D14: tokens of a sign-in that the store did not take for a minute are saved by the next try', async () => {
  const { clock, own, store } = openShared(250);
  let isAway = false;
  let tries = 0;
  const fail = () => {
    tries += 1;
    return away();
  };
  store.read = (...row) => (isAway ? fail() : own.read(...row));
  store.create = (...row) => (isAway ? fail() : own.create(...row));
  store.update = (...row) => (isAway ? fail() : own.update(...row));
  const konto = createTestAppOver(store, {
    clock,
    intercept: async (request, bank) => {
      const answer = await bank(request);
      isAway = true;
      return answer;
    },
  });
  const browser = konto.browser();
  const response = await browser.consent(await browser.login());
  expect((await browser.callback(response)).status).toBe(503);
  await vi.waitFor(() => expect(tries).toBeGreaterThanOrEqual(240));
  isAway = false;
  const again = await browser.callback(response);
  expect([again.status, (await again.json()).code]).toEqual([200, undefined]);
  expect(konto.levers.readJournal().counts.token).toBe(1);
});

test('H6: a store that did not answer before the bank was asked costs no sign-in', async () => {
  const { clock, own, store } = openShared();
  let isLost = true;
  store.create = async (...row) => {
    await own.create(...row);
    if (!isLost) return;
    isLost = false; // written, but its answer did not come in time
    await away();
  };
  const konto = createTestAppOver(store, { clock });
  const browser = konto.browser();
  const response = await browser.consent(await browser.login());
  expect((await browser.callback(response)).status).toBe(503);
  expect(konto.levers.readJournal().counts.token).toBe(0);
  const again = await browser.callback(response);
  expect([again.status, (await again.json()).code]).toEqual([200, undefined]);
});

test('D9: a bank that asks for an hour and is back sooner does not cost the sign-in', async () => {
  const { clock, store } = openShared();
  const konto = createTestAppOver(store, { clock });
  const browser = konto.browser();
  const response = await browser.consent(await browser.login());
  const disturbance = { kind: 'status', status: 503, retryAfter: '3600' } as const;
  konto.levers.disturb({ endpoint: 'token', times: 1, disturbance });
  expect((await browser.callback(response)).status).toBe(503);
  clock.advance(minute);
  expect((await browser.callback(response)).status).toBe(200);
});

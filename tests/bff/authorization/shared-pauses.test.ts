import { expect, test } from 'vitest';
import { randomBytes } from '../../../bff/session/bytes.ts';
import type { SessionStore } from '../../../bff/session/session-store.ts';
import { openSqliteSessionStore } from '../../../bff/session/sqlite-session-store.ts';
import { endpoints } from '../../../shared/endpoints.ts';
import { createMemoryLeases } from '../../support/memory-leases.ts';
import { createTestAppOver } from '../../support/test-app.ts';
import { createTestBrowser } from '../../support/test-browser.ts';
import { createTestClock } from '../../support/test-clock.ts';

const minute = 60_000;
const issuer = 'http://127.0.0.1:5174/premium/sandbox';
const metadata = {
  issuer,
  authorization_endpoint: `${issuer}/auth/oauth/v2/authorize`,
  token_endpoint: `${issuer}/auth/oauth/v2/token`,
};

test('D9: metadata that is away for a moment, and asks for an hour, stops a connection for thirty seconds at most', async () => {
  const clock = createTestClock(Date.UTC(2026, 2, 16, 9, 30));
  const keys = [randomBytes(32)];
  const own = openSqliteSessionStore(':memory:', clock.now);
  const store: SessionStore = { ...own, exclusive: false, leases: createMemoryLeases(clock.now) };
  const bank = createTestAppOver(null, { clock, lifetimes: { accessTokenMs: 10 * minute } });
  let isAway = false;
  const answerMetadata = () =>
    isAway
      ? new Response(null, { status: 503, headers: { 'Retry-After': '3600' } })
      : Response.json(metadata);
  const start = () =>
    createTestAppOver(store, {
      clock,
      keys,
      bank: { authorizationServer: { issuer } },
      intercept: (request) =>
        request.url.includes('.well-known') ? answerMetadata() : bank.fetchBank(request),
    });
  let konto = start();
  const browser = createTestBrowser({
    app: { fetch: (request) => konto.app.fetch(request) },
    fetchBank: bank.fetchBank,
    appOrigin: konto.config.appOrigin,
    now: clock.now,
  });
  const { connectionId } = await browser.connect();
  const read = () => browser.fetch(endpoints.accounts(connectionId));
  konto = start(); // a new version, which has asked for no metadata yet
  clock.advance(10 * minute);
  isAway = true;
  expect((await read()).status).toBe(503);
  isAway = false;
  clock.advance(30_000);
  const answer = await read();
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([200, null]);
});

import { afterEach, expect, test } from 'vitest';
import { createMetrics } from '../../../bff/runtimes/metrics.ts';
import { endpoints } from '../../../shared/endpoints.ts';
import { parseScrape } from '../../support/prometheus-text.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let konto: TestApp | undefined;
afterEach(() => konto?.close());

function startCounting() {
  const metrics = createMetrics({ countUnfinishedWork: () => 2 });
  const started = createTestApp({ observe: metrics.observe });
  konto = started;
  return { konto: started, scrape: async () => parseScrape(await metrics.read()) };
}

test('a request is counted under its route, whatever its path', async () => {
  const { konto, scrape } = startCounting();
  const browser = konto.browser();
  for (const connectionId of ['one', 'two'])
    await browser.fetch(endpoints.transactions(connectionId, `account-${connectionId}`));
  const { value } = await scrape();
  const route = '/bff/connections/:connectionId/accounts/:accountId/transactions';
  expect(value(`konto_http_requests_total{method="GET",route="${route}",status="401"}`)).toBe(2);
  expect(value(`konto_http_request_duration_seconds_count{method="GET",route="${route}"}`)).toBe(2);
  expect(value('konto_problems_total{code="no_session"}')).toBe(2);
});

test('paths and methods that somebody makes up are one series', async () => {
  const { konto, scrape } = startCounting();
  for (let made = 0; made < 30; made += 1)
    await konto.app.request(`/bff/${made}/${crypto.randomUUID()}`, { method: `MADE-UP-${made}` });
  const { seriesOf } = await scrape();
  expect(seriesOf('konto_http_requests_total')).toEqual([
    'konto_http_requests_total{method="_OTHER",route="/*",status="404"}',
  ]);
});

test('every metric has a type and a help text, and a name that ends with its unit', async () => {
  const { scrape } = startCounting();
  const { metrics } = await scrape();
  const own = [...metrics].filter(([name]) => name.startsWith('konto_'));
  expect(own.length).toBeGreaterThanOrEqual(8);
  for (const [name, { type, help }] of own) {
    expect(help, name).toMatch(/^[A-Z].*\.$/);
    if (type === 'counter') expect(name).toMatch(/_total$/);
    if (type === 'histogram') expect(name).toMatch(/_seconds$/);
  }
  expect(metrics.has('process_cpu_seconds_total')).toBe(true);
});

test('what is still running can be seen', async () => {
  const { scrape } = startCounting();
  expect((await scrape()).value('konto_unfinished_work')).toBe(2);
});

test('a series is there before its first event, so that an alert sees it rise', async () => {
  const { scrape } = startCounting();
  const { value } = await scrape();
  expect(value('konto_security_events_total{event="consent_lost"}')).toBe(0);
  expect(value('konto_faults_total{event="session_store_lost"}')).toBe(0);
  expect(value('konto_problems_total{code="unexpected"}')).toBe(0);
  expect(value('konto_token_refreshes_total{outcome="client_rejected"}')).toBe(0);
});

test('a refresh and the end of a consent are counted by their outcome', async () => {
  const { konto, scrape } = startCounting();
  const browser = konto.browser();
  const { connectionId } = await browser.connect();
  konto.levers.expireAccessTokens();
  await browser.fetch(endpoints.accounts(connectionId));
  konto.levers.revokeConsents();
  await browser.fetch(endpoints.accounts(connectionId));
  const { value } = await scrape();
  expect(value('konto_token_refreshes_total{outcome="refreshed"}')).toBe(1);
  expect(value('konto_token_refreshes_total{outcome="consent_lost"}')).toBe(1);
});

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningKonto, startKonto } from '../../../bff/runtimes/konto.ts';
import { StartError } from '../../../bff/runtimes/start-error.ts';
import { endpoints } from '../../../shared/endpoints.ts';
import { createLevers } from '../../e2e/levers.ts';
import { parseScrape, type Scrape } from '../../support/prometheus-text.ts';
import { createTestBrowser } from '../../support/test-browser.ts';

let folder: string;
const running: RunningKonto[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'konto-metrics-'));
});

afterEach(async () => {
  for (const konto of running.splice(0)) await konto.close();
  rmSync(folder, { recursive: true });
});

async function start(env: Record<string, string> = {}) {
  const konto = await startKonto({
    env: { PORT: '0', SESSION_STORE: `sqlite:${join(folder, 'sessions.db')}`, LOG_LEVEL: 'silent', ...env },
    log: () => {},
    siteFolder: join(folder, 'no-dist'),
  });
  running.push(konto);
  const browser = createTestBrowser({
    app: { fetch },
    fetchBank: fetch,
    appOrigin: konto.url,
    now: Date.now,
  });
  return { konto, browser, metricsUrl: konto.metricsUrl ?? '' };
}

const scrape = async (url: string): Promise<Scrape> => parseScrape(await (await fetch(url)).text());

test('no metrics are counted or shown unless a port is named for them', async () => {
  const { konto } = await start();
  expect(konto.metricsUrl).toBeNull();
});

test('metrics are read on this machine alone, in Prometheus’ format, whatever the log’s level', async () => {
  const { browser, metricsUrl } = await start({ METRICS_PORT: '0' });
  const { connectionId } = await browser.connect();
  await browser.fetch(endpoints.accounts(connectionId));
  expect(new URL(metricsUrl).hostname).toBe('127.0.0.1');
  const { headers } = await fetch(metricsUrl);
  expect(headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const { value } = await scrape(metricsUrl);
  const accounts = 'method="GET",route="/bff/connections/:connectionId/accounts"';
  expect(value(`konto_http_requests_total{${accounts},status="200"}`)).toBe(1);
  expect(value('konto_security_events_total{event="signed_in"}')).toBe(1);
  for (const call of ['token', 'accounts'])
    expect(value(`konto_bank_request_duration_seconds_count{call="${call}",outcome="2xx"}`)).toBe(1);
});

test('the public origin knows no metrics, and the metrics’ address nothing else', async () => {
  const { konto, metricsUrl } = await start({ METRICS_PORT: '0' });
  for (const path of ['/metrics', '/bff/metrics']) {
    const answer = await fetch(new URL(path, konto.url), { headers: { 'X-Konto': '1' } });
    expect([path, answer.status]).toEqual([path, 404]);
  }
  expect((await fetch(new URL('/bff/session', metricsUrl))).status).toBe(404);
  expect((await fetch(metricsUrl, { method: 'POST' })).status).toBe(405);
});

test('H3: no id, address, query or name is in the metrics', async () => {
  const { browser, metricsUrl } = await start({ METRICS_PORT: '0' });
  const { connectionId } = await browser.connect();
  const { accounts } = await (await browser.fetch(endpoints.accounts(connectionId))).json();
  const { accountId, accountReference } = accounts[0];
  await browser.fetch(`${endpoints.transactions(connectionId, accountId)}?page=canary`);
  await browser.fetch('/bff/canary', { headers: { 'X-Forwarded-For': '203.0.113.7' } });
  const text = await (await fetch(metricsUrl)).text();
  expect(accountId.length).toBeGreaterThan(8);
  for (const canary of [connectionId, accountId, accountReference.iban, 'canary', '203.0.113.7', 'Jana'])
    expect(text).not.toContain(canary);
});

test('H7: metrics can be read while it finishes what runs, and then nothing listens any more', async () => {
  const { konto, browser, metricsUrl } = await start({ METRICS_PORT: '0' });
  const { connectionId } = await browser.connect();
  const levers = createLevers(konto.sandboxUrl ?? '');
  await levers.disturb({ disturbance: { kind: 'slow', ms: 500 } });
  const read = browser.fetch(endpoints.accounts(connectionId));
  await expect.poll(async () => (await levers.readJournal()).counts.accounts).toBe(1);
  const closed = konto.close();
  expect((await scrape(metricsUrl)).value('konto_security_events_total{event="signed_in"}')).toBe(1);
  expect((await read).status).toBe(200);
  await closed;
  await expect(fetch(metricsUrl)).rejects.toThrow();
});

test('a taken port is a StartError, after which nothing is left and a start without it works', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await expect(start({ METRICS_PORT: String(port) })).rejects.toThrow(StartError);
  await expect(start({ METRICS_PORT: String(port) })).rejects.toThrow(`127.0.0.1:${port} is taken`);
  await start();
  other.close();
});

test('where the session store cannot be had, the metrics’ address is free again', async () => {
  await start();
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  free.close();
  await once(free, 'close');
  await expect(start({ METRICS_PORT: String(port) })).rejects.toThrow('another running process');
  await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow();
});

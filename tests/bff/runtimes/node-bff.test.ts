import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import { createNodeBff, type NodeBff } from '../../../bff/runtimes/node-bff.ts';
import { endpoints } from '../../../shared/endpoints.ts';
import { type SandboxServer, startSandboxServer } from '../../support/sandbox-server.ts';
import { createTestBrowser, type TestBrowser } from '../../support/test-browser.ts';

const appOrigin = 'http://localhost:5173';
let folder: string;
let bank: SandboxServer;
let bff: NodeBff;
let browser: TestBrowser;
let connectionId: string;

const start = (store = `sqlite:${join(folder, 'sessions.db')}`) =>
  createNodeBff(parseConfig({ ...bank.environment, SESSION_STORE: store }), () => {});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'konto-node-bff-'));
  bank = await startSandboxServer(appOrigin);
  bff = await start();
  const app = { fetch: (request: Request) => bff.app.fetch(request) };
  browser = createTestBrowser({ app, fetchBank: fetch, appOrigin, now: Date.now });
  ({ connectionId } = await browser.connect({ keep: true }));
});

afterEach(async () => {
  await bff.close(0);
  await bank.close();
  rmSync(folder, { recursive: true });
});

/** A read whose browser leaves while the bank takes its time over the refresh. */
async function leaveDuringRefresh(ms: number) {
  bank.levers.expireAccessTokens();
  bank.levers.disturb({ endpoint: 'token', disturbance: { kind: 'slow', ms } });
  const leaving = new AbortController();
  const left = browser.fetch(endpoints.accounts(connectionId), { signal: leaving.signal });
  await vi.waitFor(() => expect(bank.refreshes()).toBe(1));
  leaving.abort();
  return left;
}

test('H7: D5: a refresh that nobody waits for any more comes to its end, and its tokens outlive the restart', async () => {
  const left = leaveDuringRefresh(300);
  await vi.waitFor(() => expect(bank.refreshes()).toBe(1));
  await bff.close(5_000);
  await left;
  bff = await start();
  expect((await browser.fetch(endpoints.accounts(connectionId))).status).toBe(200);
  expect(bank.refreshes()).toBe(1);
});

test('H7: what does not come to its end in time does not keep it from closing', async () => {
  const left = leaveDuringRefresh(60_000);
  await vi.waitFor(() => expect(bank.refreshes()).toBe(1));
  const startedAt = performance.now();
  await bff.close(100);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  await left;
});

test('C6: with SESSION_STORE=cookie it is ready without a store, and a restart with the same keys keeps the session', async () => {
  await bff.close(0);
  bff = await start('cookie');
  expect((await browser.fetch(endpoints.ready)).status).toBe(200);
  ({ connectionId } = await browser.connect({ keep: true }));
  await bff.close(0);
  bff = await start('cookie');
  expect((await browser.fetch(endpoints.accounts(connectionId))).status).toBe(200);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningKonto, startKonto } from '../../../bff/runtimes/konto.ts';
import { endpoints } from '../../../shared/endpoints.ts';
import { createTestBrowser } from '../../support/test-browser.ts';

let folder: string;
let konto: RunningKonto;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'konto-limits-'));
});
afterEach(async () => {
  await konto.close();
  rmSync(folder, { recursive: true });
});

/** The statuses of four sign-ins in a minute that allows three, each of which claims to be made for another client. */
async function loginRotating(env: Record<string, string>): Promise<number[]> {
  konto = await startKonto({
    env: {
      PORT: '0',
      SESSION_STORE: `sqlite:${join(folder, 'sessions.db')}`,
      LIMIT_SIGN_IN_PER_MINUTE: '3',
      ...env,
    },
    log: () => {},
    siteFolder: join(folder, 'no-dist'),
  });
  const browser = createTestBrowser({
    app: { fetch },
    fetchBank: fetch,
    appOrigin: konto.url,
    now: Date.now,
  });
  const statuses = [];
  for (const client of ['203.0.113.1', '203.0.113.2', '203.0.113.3', '203.0.113.4']) {
    const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': client };
    statuses.push((await browser.fetch(endpoints.login, { method: 'POST', headers, body: '{}' })).status);
  }
  return statuses;
}

test('H1: over real sockets an X-Forwarded-For that no trusted proxy wrote does not help', async () => {
  expect(await loginRotating({ TRUSTED_PROXIES: '192.0.2.1' })).toEqual([200, 200, 200, 429]);
});

test('H1: over real sockets clients behind a trusted proxy count for themselves', async () => {
  expect(await loginRotating({ TRUSTED_PROXIES: 'loopback' })).toEqual([200, 200, 200, 200]);
});

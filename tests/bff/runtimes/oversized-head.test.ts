import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningKonto, startKonto } from '../../../bff/runtimes/konto.ts';
import { formatBase64Url, randomBytes } from '../../../bff/session/bytes.ts';
import { findFreePort } from '../../support/free-port.ts';

let folder: string;
let konto: RunningKonto;
let lines: string[];

beforeEach(() => {
  lines = [];
  folder = mkdtempSync(join(tmpdir(), 'konto-head-'));
});

afterEach(async () => {
  await konto.close();
  rmSync(folder, { recursive: true });
});

async function start(env: Record<string, string> = {}) {
  konto = await startKonto({
    env: { PORT: '0', SESSION_STORE: `sqlite:${join(folder, 'sessions.db')}`, ...env },
    log: (line) => void lines.push(line),
    siteFolder: 'no-dist',
  });
}

/** With the cookies of other programs, in the way that browsers send them. */
async function ask(port: string, kilobytes: number) {
  const Cookie = `other=${'x'.repeat(kilobytes * 1000)}`;
  const sent = request({ port, host: '127.0.0.1', path: '/bff/health', headers: { Cookie } }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, body: await text(answer) };
}

test('C28: on this machine there is room for the cookies of many other programs', async () => {
  await start();
  const { port } = new URL(konto.url);
  expect((await ask(port, 17)).status).toBe(200);
  expect((await ask(port, 60)).status).toBe(200);
});

test('C28: what is too much is told to the person and to the log, without what was sent', async () => {
  await start();
  const { status, body } = await ask(new URL(konto.url).port, 80);
  expect([status, body]).toEqual([431, expect.stringMatching(/^The cookies of this address.*Delete them/)]);
  const [line] = lines.filter((each) => each.includes('request_head_too_large'));
  expect(JSON.parse(line ?? '')).toMatchObject({ level: 'warn', event: 'request_head_too_large' });
  expect(lines.join()).not.toContain('xxx');
});

test('C28: in public a head stays within Node’s own bound', async () => {
  const port = String(await findFreePort());
  await start({
    PORT: port,
    APP_ORIGIN: 'https://konto.example',
    SESSION_KEYS: formatBase64Url(randomBytes(32)),
    BANK_BASE_URL: 'https://bank.example/premium/production',
    OAUTH_CLIENT_ID: 'client',
    OAUTH_CLIENT_SECRET: 'secret',
  });
  expect((await ask(port, 14)).status).toBe(200);
  expect((await ask(port, 17)).status).toBe(431);
});

import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConfigError } from '../../../bff/config/config-error.ts';
import { type RunningKonto, startKonto } from '../../../bff/runtimes/konto.ts';
import { StartError } from '../../../bff/runtimes/start-error.ts';
import { SessionStoreError } from '../../../bff/session/session-store-error.ts';
import { createLevers } from '../../e2e/levers.ts';
import { findFreePort } from '../../support/free-port.ts';
import { createTestBrowser, type TestBrowser } from '../../support/test-browser.ts';
import { buildEntry } from '../../support/two-banks.ts';

let folder: string;
let lines: string[];
const running: RunningKonto[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'konto-runtime-'));
  lines = [];
});

afterEach(async () => {
  for (const konto of running.splice(0)) await konto.close();
  rmSync(folder, { recursive: true });
});

async function start(env: Record<string, string> = {}): Promise<RunningKonto> {
  const store = `sqlite:${join(folder, 'sessions.db')}`;
  const konto = await startKonto({
    env: { PORT: '0', SESSION_STORE: store, ...env },
    log: (line) => lines.push(line),
    siteFolder: join(folder, 'no-dist'),
  });
  running.push(konto);
  return konto;
}

/** A browser over real sockets. */
const browse = ({ url }: RunningKonto): TestBrowser =>
  createTestBrowser({ app: { fetch }, fetchBank: fetch, appOrigin: url, now: Date.now });

const isReachable = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

test('pages, BFF and sandbox bank start on free ports, and their addresses follow', async () => {
  const konto = await start();
  const browser = browse(konto);
  const { connectionId } = await browser.connect();
  const accounts = await browser.fetch(`/bff/connections/${connectionId}/accounts`);
  expect(accounts.status).toBe(200);
  expect((await accounts.json()).accounts.length).toBeGreaterThan(0);
  expect(new URL(konto.url).hostname).not.toBe(new URL(konto.sandboxUrl ?? '').hostname);
});

test('with a bank of one’s own no sandbox bank is started', async () => {
  const bank = {
    BANK_BASE_URL: 'http://127.0.0.1:9/premium/sandbox',
    OAUTH_CLIENT_ID: 'c',
    OAUTH_CLIENT_SECRET: 's',
  };
  const konto = await start(bank);
  expect(konto.sandboxUrl).toBeNull();
  expect(await browse(konto).login()).toMatch(
    /^http:\/\/127\.0\.0\.1:9\/premium\/sandbox\/auth\/oauth\/v2\/authorize\?/,
  );
});

test('the sandbox bank stands beside another bank, where an entry of the file names its address', async () => {
  const file = join(folder, 'banks.json');
  const [port, sandboxPort] = [await findFreePort(), await findFreePort()];
  const sandbox = {
    id: 'demo',
    profile: 'premium-v1',
    baseUrl: `http://127.0.0.1:${sandboxPort}/premium/sandbox`,
  };
  const secret = join(folder, 'secret');
  writeFileSync(secret, 's-e-c-r-e-t\n');
  const other = buildEntry({
    id: 'other',
    baseUrl: 'http://127.0.0.1:9/premium/sandbox',
    clientSecret: { file: secret },
  });
  writeFileSync(file, `\ufeff${JSON.stringify([sandbox, other])}`);
  const konto = await start({ PORT: `${port}`, SANDBOX_PORT: `${sandboxPort}`, BANKS_FILE: file });
  const browser = browse(konto);
  const { connectionId } = await browser.connect({ bankId: 'demo' });
  expect((await browser.fetch(`/bff/connections/${connectionId}/accounts`)).status).toBe(200);
  expect(await browser.login({ bankId: 'other' })).toMatch(/^http:\/\/127\.0\.0\.1:9\//);
});

test('a file of banks that is not there stops the start, and names no more than the variable', async () => {
  await expect(start({ BANKS_FILE: join(folder, 'canary.json') })).rejects.toThrow(
    /^BANKS_FILE cannot be read \(ENOENT\)$/,
  );
});

test('the secrets of several banks may have any name, and no other name is taken for a misspelt one', async () => {
  const banks = [buildEntry({ id: 'a', clientSecret: { env: 'OAUTH_CLIENT_SECRET_A' } })];
  const file = join(folder, 'banks.json');
  writeFileSync(file, JSON.stringify(banks));
  await start({ BANKS_FILE: file, OAUTH_CLIENT_SECRET_A: 's', SESSION_KEY: 'x' });
  const told = lines
    .filter((line) => line.includes('variable_misspelt'))
    .map((line) => JSON.parse(line).variable);
  expect(told).toEqual(['SESSION_KEY']);
});

test('C6: a restart keeps sessions', async () => {
  const first = await start();
  const browser = browse(first);
  await browser.connect();
  const session = await browser.session();
  await first.close();
  const env = { PORT: new URL(first.url).port, SANDBOX_PORT: new URL(first.sandboxUrl ?? '').port };
  const again = await start(env);
  expect(again.url).toBe(first.url);
  await expect.poll(() => browser.session()).toEqual(session); // the first try may find a connection that was closed
});

test('closing leaves nothing listening, and closing twice is the same as once', async () => {
  const konto = await start();
  await browse(konto).session();
  await Promise.all([konto.close(), konto.close()]);
  expect(lines.filter((line) => line.includes('"stopped"'))).toHaveLength(1);
  expect(await isReachable(konto.url)).toBe(false);
  expect(await isReachable(konto.sandboxUrl ?? '')).toBe(false);
});

test('H7: a read that runs when it closes is answered, and nothing new is taken on', async () => {
  const konto = await start();
  const browser = browse(konto);
  const { connectionId } = await browser.connect();
  const levers = createLevers(konto.sandboxUrl ?? '');
  await levers.disturb({ disturbance: { kind: 'slow', ms: 300 } });
  const read = browser.fetch(`/bff/connections/${connectionId}/accounts`);
  await expect.poll(async () => (await levers.readJournal()).counts.accounts).toBe(1);
  const closed = konto.close();
  expect((await read).status).toBe(200);
  await closed;
  expect(await isReachable(konto.url)).toBe(false);
});

test('H7: connections that were opened ahead, and carry nothing, do not hold up its end', async () => {
  const konto = await start({ METRICS_PORT: '0' });
  const ahead = [konto.url, konto.sandboxUrl, konto.metricsUrl].map((url) =>
    connect(Number(new URL(url ?? '').port), '127.0.0.1'),
  );
  await Promise.all(ahead.map((socket) => once(socket, 'connect')));
  const closed = Promise.all(ahead.map((socket) => once(socket.resume(), 'close')));
  const startedAt = performance.now();
  await konto.close();
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  await closed;
}, 30_000);

test('a probe in HTTP/1.0, which names no host, is answered', async () => {
  const socket = connect(Number(new URL((await start()).url).port), '127.0.0.1');
  socket.write('GET /bff/ready HTTP/1.0\r\n\r\n');
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 /);
});

test('a port that is taken is a StartError that names it, and leaves nothing running', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  await expect(start({ PORT: port })).rejects.toThrow(StartError);
  await expect(start({ PORT: port })).rejects.toThrow(`127.0.0.1:${port} is taken`);
  await expect(start({ SANDBOX_PORT: port })).rejects.toThrow(`127.0.0.1:${port} is taken`);
  other.close();
  await start({ SANDBOX_PORT: port });
});

test('a session store that another Konto holds stops the start, and the first goes on', async () => {
  const first = await start();
  await expect(start()).rejects.toThrow(SessionStoreError);
  expect((await browse(first).fetch('/bff/ready')).status).toBe(200);
});

test('a mistaken configuration stops the start before anything listens', async () => {
  await expect(start({ LOG_LEVEL: 'loud' })).rejects.toThrow(ConfigError);
});

test('A10: a Cookie header of almost 64 KB is served on this machine; a larger one is refused by the server itself, which goes on', async () => {
  const konto = await start();
  const browser = browse(konto);
  const withCookie = (length: number) =>
    browser.fetch('/bff/session', { headers: { Cookie: `junk=${'j'.repeat(length)}` } });
  expect((await withCookie(63_000)).status).toBe(200);
  expect((await withCookie(66_000)).status).toBe(431);
  expect((await withCookie(10)).status).toBe(200);
});

test('H3: the log is one JSON line for each request, between its start and its stop', async () => {
  const konto = await start();
  const browser = browse(konto);
  await browser.session();
  await browser.fetch('/bff/health');
  await konto.close();
  const entries = lines.map((line) => JSON.parse(line));
  expect(entries.map(({ event }) => event)).toEqual(['started', 'request', 'request', 'stopped']);
  expect(entries.flatMap(({ route }) => route ?? [])).toEqual(['/bff/session', '/bff/health']);
});

import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, createServer, type ViteDevServer } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listen } from '../../../bff/runtimes/listen.ts';
import { kontoDevServer } from '../../../bff/runtimes/vite-dev-server.ts';
import { createTestBrowser } from '../../support/test-browser.ts';

let folder: string;
let port: number;
let printed: string[];
let vite: ViteDevServer | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'konto-dev-'));
  writeFileSync(join(folder, 'index.html'), '<title>Konto</title>');
  port = await findFreePort();
  printed = [];
});

afterEach(async () => {
  await vite?.close();
  rmSync(folder, { recursive: true });
});

async function findFreePort(): Promise<number> {
  const probe = createHttpServer();
  const free = await listen(probe, { host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

async function start(env: Record<string, string> = {}): Promise<string> {
  const logger = createLogger('silent');
  logger.info = (message) => void printed.push(message);
  const own = {
    PORT: String(port),
    SANDBOX_PORT: '0',
    SESSION_STORE: `sqlite:${join(folder, 'sessions.db')}`,
  };
  vite = await createServer({
    root: folder,
    configFile: false,
    customLogger: logger,
    plugins: [kontoDevServer({ ...own, ...env })],
  });
  await vite.listen();
  await expect.poll(() => printed.join('')).toContain('Konto runs at');
  return `http://localhost:${port}`;
}

const readSandboxUrl = () => /http:\/\/127\.0\.0\.1:\d+/.exec(printed.join(''))?.[0] ?? '';

test('pages and API share Vite’s origin, and a person can sign in at the sandbox bank', async () => {
  const url = await start();
  const page = await fetch(`${url}/accounts`, { headers: { Accept: 'text/html' } });
  expect(await page.text()).toContain('<title>Konto</title>');
  const browser = createTestBrowser({ app: { fetch }, fetchBank: fetch, appOrigin: url, now: Date.now });
  const { connectionId } = await browser.connect();
  expect((await browser.fetch(`/bff/connections/${connectionId}/accounts`)).status).toBe(200);
});

test('it prints its address and the test users', async () => {
  const url = await start();
  expect(printed.join('\n')).toContain(url);
  expect(printed.join('\n')).toMatch(/jana \/ \S+/);
});

test('F3: Vite’s own CORS stays out of the API', async () => {
  const url = await start();
  const response = await fetch(`${url}/bff/session`, { headers: { Origin: 'http://localhost:9999' } });
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('J3: Vite passes on no target of the API that a URL parser would change', async () => {
  await start();
  for (const path of ['/bff//ready', '/bff/x/%2e%2e/ready', '/bff/x/../ready']) {
    const sent = request({ host: 'localhost', port, path }).end();
    const [{ statusCode }] = (await once(sent, 'response')) as [IncomingMessage];
    expect(statusCode, path).toBe(404);
    sent.destroy();
  }
});

test('a page opened under another name of this machine goes on under the configured one', async () => {
  const url = await start();
  const send = (method: string) =>
    fetch(`http://127.0.0.1:${port}/accounts?page=3`, {
      method,
      redirect: 'manual',
      headers: { Accept: 'text/html' },
    });
  const response = await send('GET');
  expect([response.status, response.headers.get('Location')]).toEqual([307, `${url}/accounts?page=3`]);
  expect((await send('POST')).headers.get('Location')).toBeNull();
});

test('Vite’s websocket for hot updates still connects', async () => {
  const url = await start();
  const token = vite?.config.webSocketToken;
  const socket = new WebSocket(`${url.replace('http', 'ws')}/?token=${token}`, 'vite-hmr');
  const message = await new Promise((resolve, reject) => {
    socket.onmessage = ({ data }) => resolve(data);
    socket.onerror = reject;
  });
  expect(JSON.parse(String(message))).toEqual({ type: 'connected' });
  socket.close();
});

test('a restart, as after a change of the BFF, opens the same store again', async () => {
  const url = await start();
  const browser = createTestBrowser({ app: { fetch }, fetchBank: fetch, appOrigin: url, now: Date.now });
  await browser.connect();
  await vite?.restart();
  await expect.poll(() => browser.session()).toMatchObject({ status: 'signed-in' });
});

test('closing Vite closes everything', async () => {
  const url = await start();
  const sandboxUrl = readSandboxUrl();
  expect((await fetch(`${sandboxUrl}/premium/sandbox/v1/accounts`)).status).toBe(400);
  await vite?.close();
  vite = undefined;
  await expect(fetch(`${url}/bff/health`)).rejects.toThrow();
  await expect(fetch(sandboxUrl)).rejects.toThrow();
});

test('H8: a mistaken configuration is told in words, without a stack', async () => {
  const failure = await start({ LOG_LEVEL: 'loud' }).catch((error: Error) => error);
  expect(failure).toHaveProperty('stack', expect.stringMatching(/LOG_LEVEL must be/));
  expect(failure).toHaveProperty('stack', expect.not.stringMatching(/ at .*:\d+/));
});

// WebKit as GTK has it, over WebDriver. (https://www.w3.org/TR/webdriver2/)
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../support/free-port.ts';
import { type Engine, keyPress, pointerPress } from './engine.ts';
import { findProgram, startLimitMs, startProgram } from './program.ts';

const packages = 'webkit2gtk-driver, xvfb, xauth and dbus';
const libraries = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'];

export async function startWebKit(): Promise<Engine> {
  const driver = findProgram(['WebKitWebDriver'], packages);
  const dbus = findProgram(['dbus-run-session'], packages);
  const binary = findProgram(
    libraries.map((library) => `${library}/webkit2gtk-4.1/MiniBrowser`),
    packages,
  );
  const folder = mkdtempSync(join(tmpdir(), 'konto-webkit-'));
  const home = { HOME: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder, XDG_DATA_HOME: folder };
  const env = { ...process.env, ...home, LANG: 'C.UTF-8', WEBKIT_DISABLE_COMPOSITING_MODE: '1' };
  // It says on descriptor 1 which display it took, so that no number is guessed.
  const screen = await startProgram(
    [findProgram(['Xvfb'], packages), '-displayfd', '1', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'],
    { env, ready: /^(\d+)\s*$/m },
  );
  const port = await findFreePort();
  const log = join(folder, 'console.log');
  const script = `${driver} --port=${port} > ${log} 2>&1 & echo started; wait`;
  const server = await startProgram([dbus, '--', 'sh', '-c', script], {
    env: { ...env, DISPLAY: `:${screen.found}` },
    ready: /started/,
  });
  const origin = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await server.stop();
    await screen.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const { sessionId, capabilities } = await openSession(origin, binary).catch(async (error) => {
    await stop();
    throw error;
  });
  const call = (method: string, path: string, body?: object) =>
    send(origin, method, `/session/${sessionId}${path}`, body);
  return {
    version: `WebKitGTK ${capabilities.browserVersion}`,
    complaints: () => readFileSync(log, 'utf8').split('\n').filter(isComplaint),
    size: (width, height) => call('POST', '/window/rect', { width, height }),
    open: (url) => call('POST', '/url', { url }),
    back: () => call('POST', '/back', {}),
    reload: () => call('POST', '/refresh', {}),
    async run(page, ...given) {
      const { done, failed } = await call('POST', '/execute/async', {
        script: formatScript(page),
        args: [JSON.stringify(given)],
      });
      if (failed) throw new Error(failed);
      return done;
    },
    pressAt: (x, y) => call('POST', '/actions', { actions: [pointerPress(x, y)] }),
    key: (value) => call('POST', '/actions', { actions: [keyPress(value)] }),
    openTab: async () => (await call('POST', '/window/new', { type: 'window' })).handle,
    currentTab: () => call('GET', '/window'),
    turnTo: (handle) => call('POST', '/window', { handle }),
    async close() {
      await call('DELETE', '').catch(() => {});
      await stop();
    },
  };
}

/** A failed request is no complaint: the tests order them, and the page must show them. */
const isComplaint = (line: string): boolean =>
  /^CONSOLE .*ERROR/.test(line) && !line.includes('Failed to load resource');

const formatScript = (page: (...given: never[]) => unknown): string => `
  const [given, answer] = arguments;
  (async () => (${page})(...JSON.parse(given)))().then(
    (done) => answer({ done: done ?? null }),
    (error) => answer({ failed: String(error) }),
  );`;

// biome-ignore lint/suspicious/noExplicitAny: the protocol's answers have as many shapes as it has commands.
async function send(origin: string, method: string, path: string, body?: object): Promise<any> {
  const response = await fetch(origin + path, {
    method,
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${path.split('/').pop()}: ${value.message || value.error}`);
  return value;
}

async function openSession(origin: string, binary: string) {
  await untilReady(origin);
  const args = ['--automation', '--enable-write-console-messages-to-stdout=true'];
  return send(origin, 'POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args } } },
  });
}

async function untilReady(origin: string): Promise<void> {
  const endsAt = performance.now() + startLimitMs;
  const isReady = () =>
    send(origin, 'GET', '/status').then(
      ({ ready }) => ready === true,
      () => false,
    );
  while (!(await isReady())) {
    if (performance.now() > endsAt) throw new Error('WebKitWebDriver was not ready in time');
    await new Promise((next) => setTimeout(next, 50));
  }
}

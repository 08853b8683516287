// Firefox over WebDriver BiDi, which it speaks by itself. (https://w3c.github.io/webdriver-bidi/)
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, keyPress, pointerPress } from './engine.ts';
import { findProgram, startProgram } from './program.ts';

/** So that it asks nobody but the pages. */
const quiet = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'intl.accept_languages': 'en',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#none',
  'toolkit.telemetry.server': '',
};

export async function startFirefox(): Promise<Engine> {
  const program = findProgram(['firefox-esr', 'firefox'], 'firefox-esr');
  const folder = mkdtempSync(join(tmpdir(), 'konto-firefox-'));
  const preferences = Object.entries(quiet).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(folder, 'user.js'), preferences.join(''));
  const { found, stop } = await startProgram(
    [program, '--headless', '--no-remote', '--remote-debugging-port=0', '--profile', folder],
    {
      env: { ...process.env, HOME: folder, MOZ_CRASHREPORTER_DISABLE: '1' },
      ready: /BiDi listening on (ws:\S+)/,
    },
  );
  const { call, complaints, disconnect } = await connect(`${found}/session`);
  const { capabilities } = await call('session.new', { capabilities: {} });
  await call('session.subscribe', { events: ['log.entryAdded'] });
  const { contexts } = await call('browsingContext.getTree', {});
  let context: string = contexts[0].context;
  return {
    version: `Firefox ${capabilities.browserVersion}`,
    complaints: () => complaints,
    size: (width, height) => call('browsingContext.setViewport', { context, viewport: { width, height } }),
    open: (url) => call('browsingContext.navigate', { context, url, wait: 'complete' }),
    back: () => call('browsingContext.traverseHistory', { context, delta: -1 }),
    reload: () => call('browsingContext.reload', { context, wait: 'complete' }),
    async run(page, ...given) {
      const { type, result, exceptionDetails } = await call('script.callFunction', {
        functionDeclaration: `async (given) => JSON.stringify((await (${page})(...JSON.parse(given))) ?? null)`,
        arguments: [{ type: 'string', value: JSON.stringify(given) }],
        target: { context },
        awaitPromise: true,
        userActivation: true,
      });
      if (type === 'exception') throw new Error(exceptionDetails.text);
      return JSON.parse(result.value);
    },
    pressAt: (x, y) => call('input.performActions', { context, actions: [pointerPress(x, y)] }),
    key: (value) => call('input.performActions', { context, actions: [keyPress(value)] }),
    openTab: async () => (await call('browsingContext.create', { type: 'tab' })).context,
    currentTab: async () => context,
    async turnTo(tab) {
      context = tab;
      await call('browsingContext.activate', { context });
    },
    async close() {
      disconnect();
      await stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the protocol's answers have as many shapes as it has commands.
type Call = (method: string, params: object) => Promise<any>;

async function connect(url: string) {
  const socket = new WebSocket(url);
  const opened = Promise.withResolvers<void>();
  socket.onopen = () => opened.resolve();
  socket.onerror = () => opened.reject(new Error(`Firefox does not answer at ${url}`));
  await opened.promise;
  const complaints: string[] = [];
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let count = 0;
  socket.onmessage = ({ data }) => {
    const { id, type, result, message, method, params } = JSON.parse(String(data));
    if (method === 'log.entryAdded' && params.level === 'error') complaints.push(params.text);
    const answer = waiting.get(id);
    waiting.delete(id);
    if (type === 'error') answer?.reject(new Error(message));
    else answer?.resolve(result);
  };
  const call: Call = (method, params) => {
    count += 1;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(count, answer);
    socket.send(JSON.stringify({ id: count, method, params }));
    return answer.promise;
  };
  return { call, complaints, disconnect: () => socket.close() };
}

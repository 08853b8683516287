// Several instances of the BFF, each a process of its own, on one Redis and one sandbox bank; and browsers whose
// requests reach them in turn, as they do behind a proxy.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { type SandboxServer, startSandboxServer } from '../support/sandbox-server.ts';
import { createTestBrowser, type TestBrowser } from '../support/test-browser.ts';

export interface Instances extends Pick<SandboxServer, 'levers' | 'refreshes'> {
  /** Asks the instances one after the other. */
  browser(): TestBrowser;
  /** The same browser, asking one instance alone. */
  browserAt(index: number, of: TestBrowser): TestBrowser;
  /** As the system does when it runs out of memory: nothing is finished. */
  kill(index: number): Promise<void>;
  /** As a virtual machine that is moved: it stands still, and then goes on as if nothing had been. */
  freeze(index: number): void;
  thaw(index: number): void;
  close(): Promise<void>;
}

export interface InstancesOptions {
  count: number;
  redisUrl: string;
  leaseMs?: number;
  /** Nothing is limited unless it is said here. */
  configuration?: Readonly<Record<string, string>>;
  /** How far the clock of the first is ahead, and those of the others behind. */
  skewMs?: number;
}

const appOrigin = 'http://localhost:5173';
const unlimited = {
  LIMIT_DATA_PER_MINUTE: 'off',
  LIMIT_SIGN_IN_PER_MINUTE: 'off',
  LIMIT_SESSION_PER_MINUTE: 'off',
};

export async function startInstances({
  count,
  redisUrl,
  leaseMs,
  configuration,
  skewMs = 0,
}: InstancesOptions): Promise<Instances> {
  const { environment, close, ...bank } = await startSandboxServer(appOrigin);
  const env = {
    ...environment,
    PATH: process.env.PATH,
    ...unlimited,
    ...configuration,
    SESSION_STORE: redisUrl,
    LEASE_MS: String(leaseMs ?? 15_000),
  };
  const skews = Array.from({ length: count }, (_, index) => (index === 0 ? skewMs : -skewMs));
  const instances = await Promise.all(skews.map((skew) => startInstance({ ...env, SKEW_MS: String(skew) })));
  let requests = 0;

  const send = (index: number, request: Request) => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(`${instances[index]?.url}${pathname}${search}`, request));
  };
  const browse = (choose: () => number) =>
    createTestBrowser({
      app: { fetch: (request) => send(choose(), request) },
      fetchBank: fetch,
      appOrigin,
      now: Date.now,
    });
  return {
    ...bank,
    browser: () => browse(() => requests++ % count),
    browserAt(index, of) {
      const browser = browse(() => index);
      for (const name of of.cookies.names()) browser.cookies.set(name, of.cookies.get(name) ?? '');
      return browser;
    },
    kill: async (index) => instances[index]?.kill(),
    freeze: (index) => instances[index]?.signal('SIGSTOP'),
    thaw: (index) => instances[index]?.signal('SIGCONT'),
    async close() {
      await Promise.all(instances.map(({ kill }) => kill()));
      await close();
    },
  };
}

async function startInstance(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [resolve('tests/redis/instance.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = `http://127.0.0.1:${await readPort(child)}`;
  const isReady = async () => (await fetch(`${url}/bff/ready`)).ok;
  while (!(await isReady())) await new Promise(setImmediate);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  };
  return { url, kill, signal: (signal: NodeJS.Signals) => void child.kill(signal) };
}

async function readPort(child: ChildProcess): Promise<number> {
  const died = once(child, 'close').then(() => Promise.reject(new Error('The instance did not start')));
  const [line] = child.stdout === null ? [] : await Promise.race([once(child.stdout, 'data'), died]);
  died.catch(() => {});
  return Number(line);
}

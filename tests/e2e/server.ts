// A Konto of one's own, started as `npm start` starts it: the built app, the BFF and the sandbox bank on free ports.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createLevers, type Levers } from './levers.ts';

export interface Server {
  url: string;
  sandboxUrl: string;
  levers: Levers;
  /** Everything the process has written so far. */
  output: () => string;
  stop: () => Promise<void>;
}

export async function startServer(env: Record<string, string> = {}): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'konto-e2e-'));
  const child = spawn(process.execPath, [resolve('bff/runtimes/node.ts')], {
    env: {
      ...process.env,
      PORT: '0',
      SANDBOX_PORT: '0',
      SESSION_STORE: `sqlite:${join(folder, 'sessions.db')}`,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  child.stderr.on('data', (chunk) => output.push(String(chunk)));
  const stop = async () => {
    await stopProcess(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { url, sandboxUrl } = await readAddresses(child, output);
    return { url, sandboxUrl, levers: createLevers(sandboxUrl), output: () => output.join(''), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function readAddresses(
  child: ChildProcess,
  output: string[],
): Promise<{ url: string; sandboxUrl: string }> {
  if (child.stdout === null) throw new Error('The server has no output');
  let url: string | undefined;
  let sandboxUrl: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    output.push(`${line}\n`);
    url ??= /http:\/\/localhost:\d+/.exec(line)?.[0];
    sandboxUrl ??= /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url && sandboxUrl) {
      child.stdout.on('data', (chunk) => output.push(String(chunk)));
      child.stdout.resume();
      return { url, sandboxUrl };
    }
  }
  throw new Error(`The server did not start:\n${output.join('')}`);
}

async function stopProcess(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
}

// A Konto of one's own, started as `npm start` starts it: the built app, the BFF and the sandbox bank on free ports.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createLevers, type Levers } from './levers.ts';

export interface Server {
  url: string;
  stop: () => Promise<void>;
}

export interface SandboxedServer extends Server {
  sandboxUrl: string;
  levers: Levers;
}

export async function startSandboxedServer(env: Record<string, string> = {}): Promise<SandboxedServer> {
  const server = await startServer({ PORT: '0', SANDBOX_PORT: '0', ...env });
  const sandboxUrl = /http:\/\/127\.0\.0\.1:\d+/.exec(server.banner)?.[0] ?? '';
  return { ...server, sandboxUrl, levers: createLevers(sandboxUrl) };
}

/** `banner` is what the server says when it is ready. Fails with everything it wrote where it does not get there. */
export async function startServer(env: Record<string, string>): Promise<Server & { banner: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'konto-e2e-'));
  const child = spawn(process.execPath, [resolve('bff/runtimes/node.ts')], {
    // Tests sign in more often than people do.
    env: {
      ...process.env,
      SESSION_STORE: `sqlite:${join(folder, 'sessions.db')}`,
      LIMIT_SIGN_IN_PER_MINUTE: 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    await stopProcess(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const banner = await readBanner(child);
    return { url: /http:\/\/localhost:\d+/.exec(banner)?.[0] ?? '', banner, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The banner ends with an empty line; a warning of Node's own may follow it at once. */
function readBanner(child: ChildProcess): Promise<string> {
  let output = '';
  const { promise, resolve: found, reject } = Promise.withResolvers<string>();
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += chunk;
      if (/Konto runs at.*\n\n/s.test(output)) found(output);
    });
  child.once('close', () => reject(new Error(`The server did not start:\n${output}`)));
  return promise;
}

async function stopProcess(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
}

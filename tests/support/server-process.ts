import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from './free-port.ts';

export interface ServerProcess {
  url: string;
  /** What it wrote to its standard output. */
  output(): string;
  close(): Promise<void>;
}

export interface ServerCommand {
  program: string;
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
}

const startLimitMs = 15_000;

/**
 * A server as a process of its own, in a folder of its own, up to the moment when it answers its health. `buildCommand` is
 * told the folder and the port that is free, which is in the environment as well.
 */
export async function startServerProcess(
  buildCommand: (folder: string, port: number) => ServerCommand,
): Promise<ServerProcess> {
  const port = await findFreePort();
  const folder = mkdtempSync(join(tmpdir(), 'konto-server-'));
  const { program, args, env } = buildCommand(folder, port);
  const child = spawn(program, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  const errors: string[] = [];
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  child.stderr.on('data', (chunk) => errors.push(String(chunk)));
  const close = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await waitUntilHealthy(url, child);
  } catch (error) {
    await close();
    throw new Error(errors.join(''), { cause: error });
  }
  return { url, output: () => output.join(''), close };
}

const isRunning = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode === null && signalCode === null;

async function waitUntilHealthy(url: string, child: ChildProcess) {
  const isUp = () =>
    fetch(`${url}/bff/health`, { signal: AbortSignal.timeout(startLimitMs) }).then(
      ({ status }) => {
        if (status === 200) return true;
        throw new Error(`${child.spawnfile} answers its health with ${status}`);
      },
      () => false,
    );
  const startedAt = performance.now();
  while (!(await isUp())) {
    if (!isRunning(child)) throw new Error(`${child.spawnfile} ended before it answered`);
    if (performance.now() - startedAt > startLimitMs) throw new Error(`${child.spawnfile} does not answer`);
    await new Promise(setImmediate);
  }
}

async function end(child: ChildProcess) {
  if (!isRunning(child)) return;
  const ended = once(child, 'close');
  child.kill('SIGKILL');
  await ended;
}

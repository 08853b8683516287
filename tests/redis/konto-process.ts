// Konto as it is started in production, as a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

export interface KontoProcess {
  /** Resolves with the exit code, when what ran has ended. */
  stop(): Promise<number | null>;
  close(): Promise<void>;
}

/** The work of a test is more than that of a person. */
const unlimited = {
  LIMIT_DATA_PER_MINUTE: 'off',
  LIMIT_SIGN_IN_PER_MINUTE: 'off',
  LIMIT_SESSION_PER_MINUTE: 'off',
};

/** Resolves when it is ready, as whoever restarts an instance waits for it. */
export async function startKontoProcess(
  port: number,
  env: Readonly<Record<string, string>>,
): Promise<KontoProcess> {
  const child = spawn(process.execPath, [resolve('bff/runtimes/node.ts')], {
    cwd: resolve('tests/redis'), // no `.env` and no `dist/`
    env: { PATH: process.env.PATH, PORT: String(port), LOG_LEVEL: 'error', ...unlimited, ...env },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/bff/ready`, { headers: { Connection: 'close' } }).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) {
    if (hasEnded(child)) throw new Error('Konto did not start');
    await new Promise(setImmediate);
  }
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const closed = once(child, 'close');
    if (!hasEnded(child)) child.kill(signal);
    else return child.exitCode;
    const [exitCode] = await closed;
    return exitCode;
  };
  return {
    stop: () => end('SIGTERM'),
    close: async () => void (await end('SIGKILL')),
  };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

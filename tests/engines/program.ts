// Programs of the system, each with all that it starts: none of it is left behind.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Program {
  /** The first group of what it was awaited to write. */
  found: string;
  stop(): Promise<void>;
}

interface ProgramOptions {
  env: NodeJS.ProcessEnv;
  /** It is ready when it has written this. */
  ready: RegExp;
}

export const startLimitMs = 60_000;
const stopLimitMs = 4_000;

export async function startProgram(
  [command, ...args]: readonly [string, ...string[]],
  { env, ready }: ProgramOptions,
): Promise<Program> {
  const child = spawn(command, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env });
  const stop = () => stopGroup(child);
  try {
    return { found: await awaitOutput(child, ready), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function awaitOutput(child: ChildProcess, ready: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (why: string) => reject(new Error(`${child.spawnfile} ${why}:\n${output}`));
    const timer = setTimeout(() => fail('was not ready in time'), startLimitMs);
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        output += chunk;
        const [, found = ''] = ready.exec(output) ?? [];
        if (!ready.test(output)) return;
        clearTimeout(timer);
        resolve(found);
      });
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
}

/** The whole process group: browsers are many processes. */
async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  const group = -child.pid;
  process.kill(group, 'SIGTERM');
  const timer = setTimeout(() => process.kill(group, 'SIGKILL'), stopLimitMs);
  await closed;
  clearTimeout(timer);
}

/** The first of the names that is on the PATH or, where it is a path, there; says what to install otherwise. */
export function findProgram(names: readonly string[], packages: string): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const files = names.flatMap((name) =>
    name.includes('/') ? [name] : folders.map((folder) => join(folder, name)),
  );
  const found = files.find((file) => existsSync(file));
  if (found === undefined) throw new Error(`There is no ${names[0]} here: install ${packages}.`);
  return found;
}

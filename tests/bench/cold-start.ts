// How long it takes from a program's start to its first answer: `node tests/bench/cold-start.ts`, after `npm run build`.
// On a machine that others use too, the processor's time says more than the clock's.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findFreePort } from '../support/free-port.ts';

export interface ColdStart {
  wallMs: number;
  /** Of all threads; on Linux alone, elsewhere not a number. */
  cpuMs: number;
}

const bank = {
  BANK_BASE_URL: 'http://127.0.0.1:9/premium/sandbox',
  OAUTH_CLIENT_ID: 'client',
  OAUTH_CLIENT_SECRET: 'secret',
};
const bareServer = "require('node:http').createServer((_, answer) => answer.end()).listen(process.env.PORT)";

/** The floor: Node with a server that does nothing. */
export const bareNode: readonly string[] = ['--eval', bareServer];

/** Starts Node with these arguments, in an empty folder, and asks on the free port that PORT names. */
export async function measureColdStart(args: readonly string[]): Promise<ColdStart> {
  const port = await findFreePort();
  const folder = mkdtempSync(join(tmpdir(), 'konto-cold-start-'));
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: String(port), ...bank },
    stdio: 'ignore',
  });
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended before it answered`);
    await new Promise((next) => setTimeout(next, 1));
  }
  const taken = { wallMs: performance.now() - startedAt, cpuMs: readCpuMs(child) };
  const ended = once(child, 'close');
  child.kill('SIGKILL');
  await ended;
  rmSync(folder, { recursive: true });
  return taken;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((settle) => {
    const request = get({ host: '127.0.0.1', port, path: '/bff/health', agent: false }, (response) => {
      response.resume();
      settle(response.statusCode === 200);
    });
    request.on('error', () => settle(false));
  });

/** The kernel's account of each thread begins with the nanoseconds that it ran. (proc, schedstat) */
function readCpuMs({ pid }: ChildProcess): number {
  if (process.platform !== 'linux') return Number.NaN;
  const threads = readdirSync(`/proc/${pid}/task`);
  const ran = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return ran.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e6;
}

if (import.meta.main) {
  const programs = {
    'bare Node': bareNode,
    'the bundle': [resolve('dist-bff/node.cjs')],
    'the sources': [resolve('bff/runtimes/node.ts')],
  };
  const taken = new Map(Object.keys(programs).map((name): [string, ColdStart[]] => [name, []]));
  for (let round = 0; round < 10; round += 1)
    for (const [name, args] of Object.entries(programs)) taken.get(name)?.push(await measureColdStart(args));
  for (const [name, starts] of taken) {
    const median = (of: keyof ColdStart) => starts.map((start) => start[of]).sort((a, b) => a - b)[5];
    console.log(
      `${name}: ${median('wallMs')?.toFixed(0)} ms, ${median('cpuMs')?.toFixed(0)} ms of the processor`,
    );
  }
}

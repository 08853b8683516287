// A server under test: a process of its own, on a processor of its own where the system can do that.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface PinnedProcess {
  /** Nanoseconds of processor time so far, in user and system mode, of all its threads and those of its children. */
  cpuTime(): number;
  /** Bytes of memory that it occupies. */
  residentMemory(): number;
  stop(): Promise<void>;
}

export interface PinnedCommand {
  command: readonly [string, ...string[]];
  port: number;
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** Where its standard output goes. */
  log: string;
}

export const isInstalled = (program: string): boolean => spawnSync('which', [program]).status === 0;

const canPin = isInstalled('taskset');

/** This process, with the load and the bank, takes the second processor. */
export function pinMyself(): void {
  if (canPin) execFileSync('taskset', ['--all-tasks', '--pid', '--cpu-list', '1', String(process.pid)]);
}

/** Resolves when it takes connections. */
export async function startPinned({ command, port, cwd, env, log }: PinnedCommand): Promise<PinnedProcess> {
  const [program = '', ...args] = canPin ? ['taskset', '--cpu-list', '0', ...command] : command;
  const output = openSync(log, 'a');
  const child = spawn(program, args, { cwd, stdio: ['ignore', output, 'inherit'], ...(env && { env }) });
  while (!(await takesConnections(port))) {
    if (child.exitCode !== null) throw new Error(`${command.join(' ')} did not start`);
    await wait(1);
  }
  const family = () => listFamily(child.pid ?? 0);
  return {
    cpuTime: () => family().reduce((sum, pid) => sum + readCpuTime(pid), 0),
    residentMemory: () => family().reduce((sum, pid) => sum + readResidentMemory(pid), 0),
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
}

function takesConnections(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  }).finally(() => socket.destroy());
}

/** The process and the processes that it has started. */
function listFamily(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return [pid, ...children.split(' ').filter(Boolean).map(Number)];
}

/** The kernel's own count, to the nanosecond: what `ps` shows is the same, rounded to 10 ms. */
function readCpuTime(pid: number): number {
  const threads = `/proc/${pid}/task`;
  const times = readdirSync(threads).map((thread) => {
    const file = `${threads}/${thread}/schedstat`;
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) : 0;
  });
  return times.reduce((sum, time) => sum + time, 0);
}

function readResidentMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}

// A real Redis of one's own, on a free port, with nothing left behind.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@redis/client';
import { findFreePort } from './free-port.ts';

export interface RedisServer {
  url: string;
  /** Sends a command as an operator would, e.g. `['FLUSHALL']`. */
  command(...words: string[]): Promise<unknown>;
  /** The process stands still: connections stay, and nothing is answered. */
  pause(): void;
  resume(): void;
  kill(): Promise<void>;
  /** After a kill: the same data on the same port. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function startRedis(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'konto-redis-'));
  const port = await findFreePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;

  async function start() {
    const durable = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'always'];
    child = spawn('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, ...durable], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await untilReady(child);
  }

  async function kill() {
    if (child === undefined) return;
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
    child = undefined;
  }

  await start();
  return {
    url,
    start,
    kill,
    pause: () => child?.kill('SIGSTOP'),
    resume: () => child?.kill('SIGCONT'),
    async command(...words) {
      const client = await createClient({ url })
        .on('error', () => {})
        .connect();
      try {
        return await client.sendCommand(words);
      } finally {
        client.destroy();
      }
    },
    async close() {
      await kill();
      rmSync(folder, { recursive: true });
    },
  };
}

async function untilReady(child: ChildProcess): Promise<void> {
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.once('error', (cause) =>
      reject(new Error('These tests need `redis-server` on the PATH (Redis 7 or newer)', { cause })),
    );
    child.once('close', () => reject(new Error(`redis-server did not start:\n${output}`)));
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      if (output.includes('Ready to accept connections')) resolve();
    });
  });
}

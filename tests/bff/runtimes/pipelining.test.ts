import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningKonto, startKonto } from '../../../bff/runtimes/konto.ts';

let konto: RunningKonto;
let folder: string;
let requests: number;

beforeEach(async () => {
  requests = 0;
  folder = mkdtempSync(join(tmpdir(), 'konto-pipelining-'));
  konto = await startKonto({
    env: { PORT: '0', SESSION_STORE: `sqlite:${join(folder, 'sessions.db')}` },
    log: (line) => {
      if (line.includes('"route":"/bff/session"')) requests += 1;
    },
    siteFolder: 'no-dist',
  });
});

afterEach(async () => {
  await konto.close();
  rmSync(folder, { recursive: true });
});

const session = 'GET /bff/session HTTP/1.1\r\nHost: localhost\r\nX-Konto: 1\r\n\r\n';
const lastSession = session.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n');

/** Sends all at once; resolves with how many were answered when the connection has ended. */
async function pipeline(sent: string): Promise<number> {
  const socket = connect(Number(new URL(konto.url).port), '127.0.0.1');
  socket.on('error', () => {}); // cut off, as the test wants it
  await once(socket, 'connect');
  socket.write(sent);
  const answers = await text(socket).catch(() => '');
  return answers.split('HTTP/1.1 ').length - 1;
}

test('J1: a flood of pipelined requests is cut off at each connection’s bound, and others are answered meanwhile', async () => {
  const connections = 50;
  const flood = Promise.all(
    Array.from({ length: connections }, () => pipeline(session.repeat(10_000) + lastSession)),
  );
  const health = await fetch(`${konto.url}/bff/health`);
  expect(health.status).toBe(200);
  await flood;
  expect(requests).toBeGreaterThan(0);
  expect(requests).toBeLessThanOrEqual(connections * 16);
});

test('J1: a few requests that are sent ahead are answered, each', async () => {
  expect(await pipeline(session.repeat(15) + lastSession)).toBe(16);
});

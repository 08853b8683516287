import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatBase64Url, randomBytes } from '../../../bff/session/bytes.ts';

// `npm start` as a process of its own, in a folder of its own.

let folder: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'konto-start-'));
});

afterEach(async () => {
  if (child?.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'close');
  }
  rmSync(folder, { recursive: true });
});

function start(env: Record<string, string>) {
  const started = spawn(process.execPath, [resolve('bff/runtimes/node.ts')], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = started;
  return started;
}

async function runToEnd(env: Record<string, string>) {
  const started = start(env);
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(started.stdout),
    text(started.stderr),
    once(started, 'close'),
  ]);
  return { stdout, stderr, exitCode };
}

/** Out of the banner, once it is whole. */
async function readUrl({ stdout }: ChildProcess): Promise<string> {
  const output: string[] = [];
  stdout?.on('data', (chunk) => output.push(String(chunk)));
  await expect.poll(() => output.join(''), { timeout: 10_000 }).toContain('jana');
  return /http:\/\/localhost:\d+/.exec(output.join(''))?.[0] ?? '';
}

test('H8: a bad configuration prints every mistake at once by name, without a value, and does not start', async () => {
  const { stdout, stderr, exitCode } = await runToEnd({
    APP_ORIGIN: 'https://konto.example',
    PORT: 'canary-port',
    SESSION_KEYS: 'canary-key',
    OAUTH_CLIENT_SECRET: 'canary-secret',
    LOG_LEVEL: 'canary-level',
  });
  expect([exitCode, stdout]).toEqual([1, '']);
  for (const variable of ['PORT', 'SESSION_KEYS', 'LOG_LEVEL', 'BANK_BASE_URL', 'OAUTH_CLIENT_ID'])
    expect(stderr).toMatch(new RegExp(`^ +${variable} `, 'm'));
  expect(stderr).not.toMatch(/canary|OAUTH_CLIENT_SECRET| at /);
});

test('`.env` is read, below what the environment says', async () => {
  writeFileSync(join(folder, '.env'), 'PORT=canary\nLOG_LEVEL=canary\n');
  const { stderr } = await runToEnd({ PORT: '0' });
  expect(stderr).toContain('LOG_LEVEL');
  expect(stderr).not.toContain('PORT');
});

test('it prints its address and the test users, and a SIGTERM ends it with nothing left', async () => {
  const started = start({ PORT: '0' });
  const url = await readUrl(started);
  expect((await fetch(`${url}/bff/ready`)).status).toBe(200);
  started.kill('SIGTERM');
  expect(await once(started, 'close')).toEqual([0, null]);
  await expect(fetch(`${url}/bff/ready`)).rejects.toThrow();
});

test('C23: a misspelt variable is told at the start, by name and without its value', async () => {
  const started = start({ PORT: '0', BANK_BASEURL: 'https://canary.example' });
  const output: string[] = [];
  started.stdout.on('data', (chunk) => output.push(String(chunk)));
  await expect.poll(() => output.join(''), { timeout: 10_000 }).toContain('"event":"started"');
  const line = output
    .join('')
    .split('\n')
    .find((each) => each.includes('variable_misspelt'));
  expect(JSON.parse(line ?? '')).toMatchObject({
    level: 'warn',
    variable: 'BANK_BASEURL',
    meant: 'BANK_BASE_URL',
  });
  expect(output.join('')).not.toContain('canary');
});

test('H7: it finishes what runs, however often it is told to end', async () => {
  const started = start({ PORT: '0' });
  const url = await readUrl(started);
  const socket = connect(Number(new URL(url).port), 'localhost');
  socket.write(
    'POST /bff/login HTTP/1.1\r\nHost: localhost\r\nX-Konto: 1\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n',
  );
  await expect.poll(() => socket.bytesWritten).toBeGreaterThan(0);
  await fetch(`${url}/bff/health`);
  for (let times = 0; times < 3; times += 1) started.kill('SIGTERM');
  await expect.poll(() => fetch(`${url}/bff/health`).catch(() => 'refused')).toBe('refused');
  socket.write('{}');
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 /);
  expect(await once(started, 'close')).toEqual([0, null]);
});

test('whoever reads its log may go away', async () => {
  const started = start({ PORT: '0' });
  const url = await readUrl(started);
  started.stdout.destroy();
  for (let times = 0; times < 100; times += 1) expect((await fetch(`${url}/bff/health`)).status).toBe(200);
  expect(started.exitCode).toBeNull();
});

test('I2: where the reader of its log stands still, people are served all the same, and stopping takes ten seconds at most', async () => {
  const started = start({ PORT: '0' });
  const url = await readUrl(started);
  started.stdout.removeAllListeners('data');
  started.stdout.pause();
  // Each writes more than a hundred bytes: together far more than what the pipe and both processes hold of it.
  for (let times = 0; times < 8_000; times += 100)
    await Promise.all(Array.from({ length: 100 }, () => fetch(`${url}/bff/unknown`)));
  expect((await fetch(`${url}/bff/health`)).status).toBe(200);
  const startedAt = performance.now();
  started.kill('SIGTERM');
  expect(await once(started, 'exit')).toEqual([0, null]);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});

test('H7: `npm start` passes a SIGTERM on', async () => {
  const npm = spawn('npm', ['start'], {
    env: { ...process.env, PORT: '0', SESSION_STORE: `sqlite:${folder}/sessions.db`, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = npm;
  const url = await readUrl(npm);
  npm.kill('SIGTERM');
  await once(npm, 'close');
  await expect(fetch(`${url}/bff/health`)).rejects.toThrow();
}, 20_000);

test('H3: the output of a public deployment is JSON lines from the first to the last', async () => {
  const started = start({
    PORT: '0',
    APP_ORIGIN: 'https://konto.example',
    SESSION_KEYS: formatBase64Url(randomBytes(32)),
    BANK_BASE_URL: 'https://bank.example/premium/production',
    OAUTH_CLIENT_ID: 'client',
    OAUTH_CLIENT_SECRET: 'secret',
  });
  const output: string[] = [];
  started.stdout.on('data', (chunk) => output.push(String(chunk)));
  await expect.poll(() => output.join(''), { timeout: 10_000 }).toContain('started');
  started.kill('SIGTERM');
  expect(await once(started, 'close')).toEqual([0, null]);
  const events = output
    .join('')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).event);
  expect(events).toEqual(['started', 'stopped']);
});

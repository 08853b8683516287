import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  const output: string[] = [];
  started.stdout.on('data', (chunk) => output.push(String(chunk)));
  await expect.poll(() => output.join(''), { timeout: 10_000 }).toContain('jana');
  const url = /http:\/\/localhost:\d+/.exec(output.join(''))?.[0] ?? '';
  expect((await fetch(`${url}/bff/ready`)).status).toBe(200);
  started.kill('SIGTERM');
  expect(await once(started, 'close')).toEqual([0, null]);
  await expect(fetch(`${url}/bff/ready`)).rejects.toThrow();
});

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

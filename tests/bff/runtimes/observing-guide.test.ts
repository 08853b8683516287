import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { logEvents } from '../../../bff/log.ts';
import { createMetrics } from '../../../bff/runtimes/metrics.ts';
import { parseScrape } from '../../support/prometheus-text.ts';

const guide = readFileSync('docs/observing.md', 'utf8');
let folder: string;
let konto: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'konto-guide-'));
});

afterEach(async () => {
  if (konto?.exitCode === null && konto.signalCode === null) {
    konto.kill('SIGKILL');
    await once(konto, 'close');
  }
  rmSync(folder, { recursive: true });
});

test('docs/observing.md names every event and every metric of Konto’s own', async () => {
  const named = new Set(Array.from(guide.matchAll(/`([a-z_]+)`/g), ([, name]) => name));
  expect(Object.keys(logEvents).filter((event) => !named.has(event))).toEqual([]);
  const { metrics } = parseScrape(await createMetrics({ countUnfinishedWork: () => 0 }).read());
  const own = [...metrics.keys()].filter((name) => name.startsWith('konto_'));
  expect(own.filter((name) => !named.has(name))).toEqual([]);
});

test('the example of docs/observing.md prints the spans of a real server, the last one too', async () => {
  const [, example = ''] = /```js\n(.+?)```/s.exec(guide) ?? [];
  writeFileSync(join(folder, 'tracing.mjs'), example);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const started = spawn(process.execPath, ['--import', './tracing.mjs', resolve('bff/runtimes/node.ts')], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: '0', TRACES: 'on' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  konto = started;
  const output: string[] = [];
  started.stdout.on('data', (chunk) => output.push(String(chunk)));
  await expect.poll(() => output.join(''), { timeout: 10_000 }).toContain('jana');
  const url = /http:\/\/localhost:\d+/.exec(output.join(''))?.[0] ?? '';
  await fetch(`${url}/bff/health`);
  started.kill('SIGTERM');
  expect(await once(started, 'close')).toEqual([0, null]);
  expect(output.join('')).toContain("'GET /bff/health'");
  expect(output.join('')).toContain("'konto'");
}, 20_000);

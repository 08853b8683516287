import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { formatBase64Url, randomBytes } from '../../../bff/session/bytes.ts';
import { buildBff } from '../../support/bff-bundle.ts';
import { startServerProcess } from '../../support/server-process.ts';
import { startWorkerd } from '../../support/workerd.ts';
import { type StartRuntime, testRuntime } from './runtime-suite.ts';

// The bundles stand outside the project: whatever they need, they have to bring along.
const bundles = mkdtempSync(join(tmpdir(), 'konto-bundles-'));

beforeAll(() => buildBff(bundles), 60_000);
afterAll(() => rmSync(bundles, { recursive: true }));

const onNode =
  (file: string): StartRuntime =>
  (env) =>
    startServerProcess(() => ({ program: process.execPath, args: [file], env }));

const asFunction =
  (platform: 'netlify' | 'vercel'): StartRuntime =>
  (env) => {
    const args = [resolve('tests/bff/runtimes/function-host.ts'), platform, join(bundles, `${platform}.js`)];
    return startServerProcess(() => ({ program: process.execPath, args, env }));
  };

const runtimes: readonly [string, StartRuntime][] = [
  ['Node, from the sources,', onNode(resolve('bff/runtimes/node.ts'))],
  ['Node, from the bundle,', onNode(join(bundles, 'node.cjs'))],
  ['workerd', (env) => startWorkerd(join(bundles, 'cloudflare.js'), env)],
  ['a Netlify Function, on Node,', asFunction('netlify')],
  ['a Vercel Function, on Node,', asFunction('vercel')],
];

describe.each(runtimes)('H9: %s passes the same suite', (_name, start) => testRuntime(start));

test('the bundle starts with the sandbox bank, which is loaded on the way', async () => {
  const konto = await startServerProcess(() => ({
    program: process.execPath,
    args: [join(bundles, 'node.cjs')],
    env: { SANDBOX_PORT: '0' },
  }));
  await vi.waitFor(() => expect(konto.output()).toContain('sandbox bank'));
  await konto.close();
});

const bankOfOnesOwn = {
  BANK_BASE_URL: 'http://127.0.0.1:9/premium/sandbox',
  OAUTH_CLIENT_ID: 'client',
  OAUTH_CLIENT_SECRET: 'secret',
};

test('the bundle brings its Redis client along, and loads no sandbox bank where another is configured', async () => {
  for (const file of globSync(join(bundles, 'chunks/sandbox-*'))) rmSync(file);
  const SESSION_STORE = 'redis://127.0.0.1:9';
  const SESSION_KEYS = formatBase64Url(randomBytes(32));
  const konto = await startServerProcess(() => ({
    program: process.execPath,
    args: [join(bundles, 'node.cjs')],
    env: { ...bankOfOnesOwn, SESSION_STORE, SESSION_KEYS },
  }));
  expect((await fetch(`${konto.url}/bff/ready`)).status).toBe(503);
  await konto.close();
});

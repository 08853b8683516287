import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildBff } from '../support/bff-bundle.ts';

// Sizes are bytes after gzip, so they are the same on every machine.

const folder = mkdtempSync(join(tmpdir(), 'konto-bundle-'));
const kilobyte = 1000;

beforeAll(() => buildBff(folder), 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const sizeOf = (file: string) => gzipSync(read(file), { level: 9 }).length;
const list = (file: string, pattern: RegExp) =>
  Array.from(read(file).matchAll(pattern), ([, name = '']) => name);
const listImports = (file: string) => list(file, /\b(?:from|import|require\()\s*["']([^"'\n]+)["']/g);

const listScripts = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.c?js$/.test(name));

/** What is loaded before the first line runs. */
function listLoaded(entry: string): string[] {
  const loaded = new Set([entry]);
  // What is loaded on demand stands behind an arrow: `() => require("./chunk.cjs")`.
  for (const file of loaded)
    for (const name of list(file, /(?<!>)\brequire\("(\.[^"]+)"\)/g)) loaded.add(join(file, '..', name));
  return [...loaded];
}

test.each(['cloudflare.js', 'netlify.js', 'vercel.js'])(
  '%s is one file of at most 44.2 kB that imports nothing',
  (file) => {
    expect(listImports(file)).toEqual([]);
    expect(read(file)).not.toMatch(/\bimport\(|\brequire\(/);
    expect(sizeOf(file)).toBeLessThanOrEqual(44.2 * kilobyte);
  },
);

test.each(['cloudflare.js', 'netlify.js', 'vercel.js'])(
  '%s holds nothing that only a store needs',
  (file) => {
    expect(read('node.cjs')).toContain('authorization mark');
    expect(read(file)).not.toContain('authorization mark');
  },
);

test('what the server loads at its start is at most 54.5 kB, without undici', () => {
  const loaded = listLoaded('node.cjs');
  const own = loaded.filter((file) => !file.includes('undici'));
  expect(own.length).toBeLessThan(loaded.length);
  expect(own.reduce((sum, file) => sum + sizeOf(file), 0)).toBeLessThanOrEqual(54.5 * kilobyte);
});

test.each([
  ['the sandbox bank', 'piesok'],
  ['the Redis client', 'PSUBSCRIBE'],
  ['the count in Redis', 'Redis connection is not ready'],
  ['the metrics', 'collectDefaultMetrics'],
  ['consents of third parties', 'consent-deletion'],
  ['sessions at a bank', 'enablebanking.com'],
  ['what an authorization server says of itself', 'code_challenge_methods_supported'],
])('%s: a part that the server does not load at its start', (_part, word) => {
  const holders = listScripts().filter((file) => read(file).includes(word));
  expect(holders).not.toEqual([]);
  expect(holders.filter((file) => listLoaded('node.cjs').includes(file))).toEqual([]);
});

test('the server needs no package but those of Node and, where it traces, OpenTelemetry’s', () => {
  const imported = listScripts()
    .flatMap(listImports)
    .filter((name) => !name.startsWith('.') && !isBuiltin(name));
  expect(imported.filter((name) => name !== '@opentelemetry/api')).toEqual([]);
});

test('the metrics need no package either, though prom-client would take OpenTelemetry’s', () => {
  const holders = listScripts().filter((file) => read(file).includes('collectDefaultMetrics'));
  for (const file of holders) expect(read(file)).not.toContain('@opentelemetry/');
});

import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeEmptyApp } from '../support/empty-app.ts';
import { type BuildSizes, measureBuild } from './measure-build.ts';

// Sizes are bytes after gzip, so they are the same on every machine. The empty app holds the same packages and nothing else.

const kilobyte = 1000;

let folder: string;
let konto: BuildSizes;
let empty: BuildSizes;

beforeAll(() => {
  folder = mkdtempSync(resolve('node_modules/.cache-first-load-'));
  writeEmptyApp(folder);
  konto = measureBuild('.', join(folder, 'konto'));
  empty = measureBuild(folder, join(folder, 'empty'));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the first load is at most 25 kB of script more than an empty app of the same packages, and 125 kB in all', () => {
  const { script } = konto.firstLoad;
  expect(script).toBeLessThanOrEqual(empty.firstLoad.script + 25 * kilobyte);
  expect(script).toBeLessThanOrEqual(125 * kilobyte);
});

test('the first load is at most 10 kB of style', () => {
  expect(konto.firstLoad.style).toBeGreaterThan(0);
  expect(konto.firstLoad.style).toBeLessThanOrEqual(10 * kilobyte);
});

test('each lazy part is at most 25 kB of script', () => {
  expect(Object.keys(konto.lazy).length).toBeGreaterThan(0);
  for (const [name, size] of Object.entries(konto.lazy))
    expect(size, name).toBeLessThanOrEqual(25 * kilobyte);
});

test('nothing but the page and the application stand before the frame of every screen', () => {
  const html = readFileSync(join(folder, 'konto', 'index.html'), 'utf8');
  const requested =
    html.match(/<(?:script[^>]* src|link[^>]* rel="(?:stylesheet|modulepreload)")[^>]*>/g) ?? [];
  // Nothing waits for it, as tests/e2e/too-old.spec.ts shows.
  const awaited = requested.filter((tag) => tag !== '<script defer src="/too-old.js">');
  expect(awaited).toEqual([expect.stringMatching(/^<script type="module"[^>]* src="\/assets\//)]);
});

test('a shell with words stands in the HTML, before any script', () => {
  const html = readFileSync(join(folder, 'konto', 'index.html'), 'utf8');
  const root = /<div id="root">([\s\S]*)<\/div>/.exec(html)?.[1] ?? '';
  expect(root.replaceAll(/<[^>]*>/g, '').trim()).toContain('Konto');
});

test('each part that the code imports later is named as the build names it, and has its files in the page', () => {
  const html = readFileSync(join(folder, 'konto', 'index.html'), 'utf8');
  const content = /<meta name="parts" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '';
  const parts = Object.entries<string[]>(JSON.parse(content));
  const sources = globSync('web/**/*.{ts,tsx}')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const named = Array.from(sources.matchAll(/'([^']+)',\s*\(\) =>\s*import\(/g), ([, name]) => name);
  expect(parts.map(([name]) => name).sort()).toEqual(named.sort());
  expect(sources.match(/\bimport\(/g)).toHaveLength(named.length);
  for (const [name, files] of parts) expect(files.length, name).toBeGreaterThan(0);
});

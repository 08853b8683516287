import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';

// Sizes are bytes after gzip, so they are the same on every machine. The empty app holds the same packages and nothing else.

const kilobyte = 1000;
const emptyApp = `
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { object, parse, string } from 'valibot';
import { create } from 'zustand';
const useTitle = create(() => ({ title: 'empty' }));
const Page = () => createElement('h1', null, parse(object({ title: string() }), useTitle()).title);
const router = createBrowserRouter([{ path: '/', element: createElement(Page) }]);
createRoot(document.body).render(
  createElement(I18nProvider, { i18n },
    createElement(QueryClientProvider, { client: new QueryClient() }, createElement(RouterProvider, { router }))));
`;

let folder: string;
let konto: Build;
let empty: Build;

beforeAll(() => {
  folder = mkdtempSync(resolve('node_modules/.cache-first-load-'));
  writeFileSync(join(folder, 'main.js'), emptyApp);
  writeFileSync(join(folder, 'index.html'), '<script type="module" src="./main.js"></script>');
  konto = buildWithManifest('.', join(folder, 'konto'));
  empty = buildWithManifest(folder, join(folder, 'empty'));
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
  for (const [name, size] of Object.entries(konto.lazy)) expect(size, name).toBeLessThanOrEqual(25 * kilobyte);
});

test('at most four requests stand before the first screen', () => {
  const html = readFileSync(join(folder, 'konto', 'index.html'), 'utf8');
  const requested = html.match(/<(?:script[^>]* src|link[^>]* rel="(?:stylesheet|modulepreload)")[^>]*>/g) ?? [];
  expect(requested.length).toBeGreaterThan(1);
  expect(1 + requested.length).toBeLessThanOrEqual(4);
});

test('a shell with words stands in the HTML, before any script', () => {
  const html = readFileSync(join(folder, 'konto', 'index.html'), 'utf8');
  const root = /<div id="root">([\s\S]*)<\/div>/.exec(html)?.[1] ?? '';
  expect(root.replaceAll(/<[^>]*>/g, '').trim()).toContain('Konto');
});

interface Build {
  firstLoad: { script: number; style: number };
  lazy: Record<string, number>;
}

interface ManifestChunk {
  file: string;
  css?: string[];
  imports?: string[];
  isEntry?: boolean;
  isDynamicEntry?: boolean;
}

function buildWithManifest(root: string, outDir: string): Build {
  execFileSync('vite', ['build', root, '--outDir', outDir, '--manifest', '--emptyOutDir', '--logLevel', 'error'], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const manifest: Record<string, ManifestChunk> = JSON.parse(readFileSync(join(outDir, '.vite/manifest.json'), 'utf8'));
  const reach = (key: string, seen = new Set<string>()): Set<string> => {
    if (!seen.has(key)) manifest[seen.add(key) && key]?.imports?.forEach((next) => reach(next, seen));
    return seen;
  };
  const size = (file: string) => gzipSync(readFileSync(join(outDir, file)), { level: 9 }).length;
  const sum = (files: Iterable<string>) => Array.from(new Set(files), size).reduce((total, bytes) => total + bytes, 0);
  const scripts = (keys: Iterable<string>) => Array.from(keys, (key) => manifest[key]?.file ?? '').filter(Boolean);
  const keysWhere = (isWanted: (chunk: ManifestChunk) => boolean | undefined) =>
    Object.entries(manifest).flatMap(([key, chunk]) => (isWanted(chunk) ? [key] : []));

  const first = new Set(keysWhere((chunk) => chunk.isEntry).flatMap((key) => [...reach(key)]));
  return {
    firstLoad: {
      script: sum(scripts(first)),
      style: sum([...first].flatMap((key) => manifest[key]?.css ?? [])),
    },
    lazy: Object.fromEntries(
      keysWhere((chunk) => chunk.isDynamicEntry).map((key) => [
        key,
        sum(scripts([...reach(key)].filter((reached) => !first.has(reached)))),
      ]),
    ),
  };
}

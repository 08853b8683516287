import { expect, test } from 'vitest';
import { RequestFailure } from '../../web/api/request-failure.ts';
import { createLoadPart } from '../../web/load-part.ts';

const files = { 'routes/a.tsx': ['/assets/a.js', '/assets/a.css'] };

const script = () => new Response('export {}', { headers: { 'Content-Type': 'text/javascript' } });

test('a part is imported once all its files have arrived, and they are asked for once', async () => {
  const asked: string[] = [];
  const loadPart = createLoadPart({
    readFiles: () => files,
    async fetch(file) {
      asked.push(file);
      return script();
    },
  });
  const load = () => loadPart('routes/a.tsx', async () => asked.length);
  expect(await Promise.all([load(), load()])).toEqual([2, 2]);
  expect(await load()).toBe(2);
  expect(asked).toEqual(files['routes/a.tsx']);
});

test('a part of which the build names no files is just imported, as while developing', async () => {
  const loadPart = createLoadPart({ readFiles: () => ({}), fetch: () => Promise.reject(new TypeError()) });
  expect(await loadPart('routes/a.tsx', async () => 'the part')).toBe('the part');
});

const cutOff = () =>
  new Response(
    new ReadableStream({
      start: (controller) => controller.error(new TypeError('network error')),
    }),
  );

test.each([
  ['a line that is cut', 'offline', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['a file that breaks off', 'offline', cutOff],
  ['a file that a newer version has removed', 'new_version', () => new Response('', { status: 404 })],
  [
    'a page in its place',
    'new_version',
    () => new Response('<html>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
  ],
  ['a host that fails', 'server_unavailable', () => new Response('', { status: 503 })],
])('%s is %s, nothing is imported, and the next try can succeed', async (_, code, fail) => {
  let isBroken = true;
  const asked: string[] = [];
  let imports = 0;
  const loadPart = createLoadPart({
    readFiles: () => files,
    async fetch(file) {
      asked.push(file);
      return isBroken && file.endsWith('.css') ? fail() : script();
    },
  });
  const load = () => loadPart('routes/a.tsx', async () => ++imports);
  const failure = await load().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(RequestFailure);
  expect(failure).toMatchObject({ code });
  expect(imports).toBe(0);
  isBroken = false;
  expect(await load()).toBe(1);
  expect(asked.filter((file) => file.endsWith('.css'))).toHaveLength(2);
});

import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningKonto, startKonto } from '../../../bff/runtimes/konto.ts';
import { pageHeaders } from '../../../bff/runtimes/page-headers.ts';
import { inlineBeforeFirstPaint } from '../../../bff/runtimes/vite-inline.ts';
import { precompress } from '../../../bff/runtimes/vite-precompress.ts';

let folder: string;
let konto: RunningKonto;
let script: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'konto-site-'));
  await buildSite();
  hideCanaries();
  konto = await startKonto({
    env: { PORT: '0', SESSION_STORE: 'sqlite::memory:', LOG_LEVEL: 'silent' },
    siteFolder: join(folder, 'dist'),
  });
});

afterAll(async () => {
  await konto.close();
  rmSync(folder, { recursive: true });
});

/** A small site, built as the real one is. */
async function buildSite() {
  mkdirSync(join(folder, 'public'));
  writeFileSync(
    join(folder, 'index.html'),
    '<title>Konto</title><script src="/early.js"></script><script type="module" src="/main.js"></script>',
  );
  writeFileSync(join(folder, 'main.js'), `import './main.css'; console.log('${'script '.repeat(100)}');`);
  writeFileSync(join(folder, 'main.css'), 'body { color: red }');
  writeFileSync(join(folder, 'public', 'boot.js'), 'console.log("boot");');
  writeFileSync(join(folder, 'early.js'), 'console.log("early");');
  await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    build: { cssCodeSplit: false },
    plugins: [inlineBeforeFirstPaint('/early.js'), precompress()],
  });
  script = readdirSync(join(folder, 'dist', 'assets')).find((name) => name.endsWith('.js')) ?? '';
}

/** What must not be served, in the folder and beside it. */
function hideCanaries() {
  for (const name of [
    'dist/.env',
    'dist/.env.json',
    'dist/.git/config.json',
    'dist/notes.unknown',
    'secret.json',
  ]) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), 'canary');
  }
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Sends the path byte for byte, which `fetch` would tidy up first. */
async function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(konto.url);
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = request({
    host: '127.0.0.1',
    port,
    method,
    path,
    headers: { Host: `${hostname}:${port}`, ...headers },
  });
  sent.on('error', reject);
  sent.on('response', async (response) =>
    resolve({ status: response.statusCode ?? 0, headers: response.headers, body: await buffer(response) }),
  );
  sent.end();
  return promise;
}

const navigation = { 'Sec-Fetch-Dest': 'document', Accept: 'text/html' };

test('the page is served for every screen of the application', async () => {
  for (const path of [
    '/',
    '/index.html',
    '/callback?code=c&state=s',
    '/accounts',
    '/accounts/k-_~9',
    '/help/errors',
    '/a/b/c/',
  ]) {
    const { status, headers, body } = await get(path, navigation);
    expect([status, headers['content-type']], path).toEqual([200, 'text/html; charset=utf-8']);
    expect(body.toString()).toContain('<title>Konto</title>');
  }
});

test('H10: a missing asset is a 404, not the page', async () => {
  for (const path of [
    '/assets/gone-1234.js',
    '/assets/',
    '/assets/gone',
    '/favicon.ico',
    '/boot.js.map',
    '/accounts/app.css',
  ])
    for (const headers of [navigation, { 'Sec-Fetch-Dest': 'script' }, {}]) {
      const { status, body } = await get(path, headers);
      expect(status, path).toBe(404);
      expect(body.toString()).not.toContain('<title>');
    }
});

test('H10: a script that asks for a screen’s address does not get the page', async () => {
  expect((await get('/accounts', { 'Sec-Fetch-Dest': 'script', Accept: '*/*' })).status).toBe(404);
  expect((await get('/accounts', { 'Sec-Fetch-Dest': 'empty', Accept: 'text/html' })).status).toBe(404);
  expect((await get('/accounts', { Accept: 'application/json' })).status).toBe(404);
});

test('H10: a program that takes anything finds the first page, and nothing that is missing', async () => {
  for (const headers of [{ Accept: '*/*' }, {}]) {
    expect((await get('/', headers)).body.toString()).toContain('<title>Konto</title>');
    for (const path of ['/assets', '/assets/', '/logo', '/accounts'])
      expect((await get(path, headers)).status, path).toBe(404);
  }
  expect((await get('/assets', navigation)).status).toBe(404);
});

test('H10: dotfiles, files of unknown type and encoded traversal are a 404', async () => {
  const traversals = [
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/../secret.json',
    '/assets/..%2f..%2fsecret.json',
  ];
  const odd = [
    '/%2e%2e%2fsecret.json',
    '/..%5csecret.json',
    '//secret.json',
    '/assets/%00',
    '/%',
    '/%zz',
    '/;/x.js',
  ];
  const hidden = [
    '/.env',
    '/.env.json',
    '/.git/config.json',
    '/notes.unknown',
    '/%2eenv.json',
    '/./.env.json',
  ];
  for (const path of [...traversals, ...odd, ...hidden]) {
    const { status, body } = await get(path, navigation);
    expect([400, 404], path).toContain(status);
    expect(body.toString(), path).not.toMatch(/canary|<title>/);
  }
});

test('compressed copies are served by negotiation, never by their own address', async () => {
  const path = `/assets/${script}`;
  const plain = await get(path);
  const br = await get(path, { 'Accept-Encoding': 'gzip, deflate, br, zstd' });
  const gzip = await get(path, { 'Accept-Encoding': 'GZIP;q=0.5, br; x=1; Q=0' });
  expect(plain.headers).not.toHaveProperty('content-encoding');
  expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
  expect(gzip.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
  expect(brotliDecompressSync(br.body)).toEqual(plain.body);
  expect(gunzipSync(gzip.body)).toEqual(plain.body);
  expect(br.body.length).toBeLessThan(plain.body.length);
  for (const ending of ['.br', '.gz']) expect((await get(path + ending)).status).toBe(404);
});

test('spaces without end in a header keep nobody waiting', async () => {
  const acceptEncoding = `a${' '.repeat(15_000)}b, gzip ; q=0.5`;
  const startedAt = performance.now();
  const asked = Array.from({ length: 40 }, () =>
    get(`/assets/${script}`, { 'Accept-Encoding': acceptEncoding }),
  );
  for (const { headers } of await Promise.all(asked)) expect(headers['content-encoding']).toBe('gzip');
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test('hashed assets are kept for ever, everything else is asked for again', async () => {
  const cachingOf = async (path: string) => (await get(path, navigation)).headers['cache-control'];
  expect(await cachingOf(`/assets/${script}`)).toBe('public, max-age=31536000, immutable');
  expect(await cachingOf('/boot.js')).toBe('no-cache');
  expect(await cachingOf('/accounts')).toBe('no-cache');
});

test('what has not changed is not sent again', async () => {
  const { headers } = await get('/accounts', navigation);
  const again = await get('/', { ...navigation, 'If-None-Match': `"other", ${headers.etag}` });
  expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, headers.etag]);
  expect((await get('/', { ...navigation, 'If-None-Match': '"other"' })).status).toBe(200);
  const strong = String(headers.etag).replace('W/', '');
  for (const known of [strong, `"other",${strong}`, '*'])
    expect((await get('/', { ...navigation, 'If-None-Match': known })).status, known).toBe(304);
});

test('HEAD answers like GET, without the body', async () => {
  const { status, headers, body } = await get('/boot.js', {}, 'HEAD');
  const whole = await get('/boot.js');
  expect([status, body.length]).toEqual([200, 0]);
  expect(headers['content-length']).toBe(String(whole.body.length));
});

test('other methods are refused by name', async () => {
  const { status, headers } = await get('/boot.js', {}, 'POST');
  expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
});

test('F5: the page allows by hash what the build laid into it, and no other inline script or style', async () => {
  const { headers, body } = await get('/', navigation);
  const html = body.toString();
  for (const [directive, element] of [
    ['script-src', /<script>([^<]+)<\/script>/],
    ['style-src', /<style>([^<]+)<\/style>/],
  ] as const) {
    const [, text = ''] = element.exec(html) ?? [];
    const hash = createHash('sha256').update(text).digest('base64');
    expect(text).not.toBe('');
    expect(String(headers['content-security-policy'])).toContain(`${directive} 'self' 'sha256-${hash}';`);
  }
  expect(html).not.toContain('early.js');
  expect([...readdirSync(join(folder, 'dist', 'assets'))].join()).not.toContain('.css');
});

test('F5: the page forbids any other inline script and style, objects, bases, frames, foreign forms and untrusted types', async () => {
  const { headers } = await get('/', navigation);
  const policy = String(headers['content-security-policy']).split('; ');
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      expect.stringMatching(/^script-src 'self' 'sha256-[^' ]+'$/),
      expect.stringMatching(/^style-src 'self' 'sha256-[^' ]+'$/),
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
      "require-trusted-types-for 'script'",
    ]),
  );
  expect(policy.join()).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
  expect(headers).toMatchObject({
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
});

test('F5: assets and refusals carry the headers of the page', async () => {
  const page = (await get('/', navigation)).headers;
  const names = Object.keys(pageHeaders(konto.url, '')).map((name) => name.toLowerCase());
  for (const path of [`/assets/${script}`, '/boot.js', '/nothing.js'])
    for (const name of names) expect((await get(path)).headers[name], path).toBe(page[name]);
});

test('a refusal and a way on to the right address are kept by no cache', async () => {
  const { port } = new URL(konto.url);
  const elsewhere = { ...navigation, Host: `127.0.0.1:${port}` };
  for (const refused of [get('/assets/gone.js'), get('/boot.js', {}, 'POST'), get('/accounts', elsewhere)])
    expect((await refused).headers['cache-control']).toBe('no-store');
});

test('F5: what is no request at all is refused with the headers of every answer, and no word', async () => {
  for (const path of ['/', '/bff/session'])
    for (const Host of ['evil.example/x', 'a b', '[']) {
      const { status, headers, body } = await get(path, { Host });
      expect([status, body.length], `${path} ${Host}`).toEqual([400, 0]);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
    }
});

test('a page opened under another name of this machine goes on under the configured one', async () => {
  const { port } = new URL(konto.url);
  for (const Host of [`127.0.0.1:${port}`, `[::1]:${port}`]) {
    const { status, headers } = await get('/accounts?page=3', { ...navigation, Host });
    expect([status, headers.location]).toEqual([307, `${konto.url}/accounts?page=3`]);
    expect((await get('/boot.js', { Host })).status).toBe(200);
  }
  expect((await get('/accounts', { ...navigation, Host: 'konto.internal' })).status).toBe(200);
});

test('what is sent to a page is refused under every name of this machine, never sent on', async () => {
  const { port } = new URL(konto.url);
  for (const Host of [`localhost:${port}`, `127.0.0.1:${port}`])
    expect((await get('/accounts', { ...navigation, Host }, 'POST')).status, Host).toBe(405);
});

// nginx serves the built pages by the configuration that the build wrote, and passes /bff on to a BFF without pages.
import { writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { rootCertificates } from 'node:tls';
import { brotliCompressSync, gunzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildForNginx } from '../../bff/runtimes/hosting/nginx.ts';
import { listen } from '../../bff/runtimes/listen.ts';
import { pageHeaders } from '../../bff/runtimes/page-headers.ts';
import { readPage, readSiteFolder, type SiteFiles } from '../../bff/runtimes/site-folder.ts';
import { createStaticSite, type StaticSite } from '../../bff/runtimes/static-site.ts';
import { chromiumArguments, findChromium } from '../support/chromium.ts';
import { findFreePort } from '../support/free-port.ts';
import { type NginxServer, startNginx } from '../support/nginx-server.ts';
import { selfSignedCertificate } from '../support/self-signed-certificate.ts';
import { type KontoBehindNginx, startBehindNginx } from './konto-behind-nginx.ts';

let konto: KontoBehindNginx;
let nginx: NginxServer;
let files: SiteFiles;
let nodeServer: StaticSite;

beforeAll(async () => {
  konto = await startBehindNginx({ servesPages: false });
  files = readSiteFolder(konto.site.folder);
  nodeServer = createStaticSite(files, konto.appOrigin);
  nginx = await startNginx({
    port: konto.port,
    server: `root ${konto.site.folder};\n${konto.site.nginxConfig}`,
  });
});

afterAll(async () => {
  await nginx.close();
  await konto.close();
});

const navigation = { 'Sec-Fetch-Dest': 'document', Accept: 'text/html' };
const screens = ['/', '/index.html', '/callback?code=c&state=s', '/accounts', '/accounts/k-_~9', '/a/b/c/'];

interface Answer {
  status: number;
  headers: Headers;
  body: Buffer;
}

/** Sends the path byte for byte, which `fetch` would tidy up first. */
async function get(path: string, headers: Record<string, string> = {}, port = konto.port): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = request({ host: '127.0.0.1', port, path, headers: { Host: `localhost:${port}`, ...headers } });
  sent.on('error', reject);
  sent.on('response', async (response) =>
    resolve({
      status: response.statusCode ?? 0,
      headers: new Headers(Object.entries(response.headersDistinct).map(([name, all]) => [name, `${all}`])),
      body: await buffer(response),
    }),
  );
  sent.end();
  return promise;
}

/** All but what each server says in its own way, or for the transport alone. */
function comparable(headers: Headers): Record<string, string> {
  const ofBody = ['accept-ranges', 'content-length', 'etag', 'last-modified', 'transfer-encoding'];
  const own = new Set([...ofBody, 'connection', 'date', 'keep-alive', 'server']);
  return Object.fromEntries([...headers].filter(([name]) => !own.has(name)));
}

const askNodeServer = (path: string, headers: Record<string, string>) =>
  nodeServer(new Request(konto.appOrigin + path, { headers }));

test('F5: nginx sends each screen and each file with the headers and the bytes of the Node server', async () => {
  expect(files.size).toBeGreaterThan(10);
  for (const path of [...screens, ...files.keys()])
    for (const encoding of ['gzip', 'identity']) {
      const headers = { ...navigation, 'Accept-Encoding': encoding };
      const [answer, expected] = [await get(path, headers), askNodeServer(path, headers)];
      expect([path, answer.status]).toEqual([path, 200]);
      expect(comparable(answer.headers), path).toEqual(comparable(expected.headers));
      expect(answer.body.equals(Buffer.from(await expected.arrayBuffer())), path).toBe(true);
    }
});

test('H10: nginx refuses what the Node server refuses, with the headers of every answer', async () => {
  const [asset = ''] = [...files.keys()].filter((path) => path.startsWith('/assets/'));
  const missing = ['/assets/gone-1234.js', '/assets/', '/assets', '/favicon.ico', '/boot.js.map', '/a/b.css'];
  const hidden = ['/.env', '/.git/config.json', '/%2eenv.json', '/konto.conf', `${asset}.gz`, `${asset}.br`];
  const traversals = ['/..%2fdist-hosting/nginx/konto.conf', '/%2e%2e/dist-hosting/vercel/vercel.json'];
  for (const path of [...missing, ...hidden, ...traversals])
    for (const headers of [navigation, { 'Sec-Fetch-Dest': 'script' }]) {
      const answer = await get(path, headers);
      expect([400, 404], path).toContain(answer.status);
      expect(answer.body.toString(), path).not.toContain('id="root"');
      const refusal = { ...pageHeaders(konto.appOrigin, readPage(files)), 'Cache-Control': 'no-store' };
      if (answer.status === 404)
        expect(comparable(answer.headers), path).toEqual({
          ...comparable(new Headers(refusal)),
          'content-type': 'text/html',
        });
    }
});

test('H10: a script that asks nginx for a screen’s address does not get the page', async () => {
  const asked = [
    { 'Sec-Fetch-Dest': 'script', Accept: '*/*' },
    { 'Sec-Fetch-Dest': 'empty' },
    { Accept: '*/*' },
  ];
  for (const headers of [...asked, { 'Sec-Fetch-Dest': 'empty', Accept: 'text/html' }]) {
    expect((await get('/accounts', headers)).status).toBe(404);
    expect((await get('/', headers)).status).toBe(200);
  }
  expect((await get('/accounts', { Accept: 'application/xhtml+xml, text/html' })).status).toBe(200);
});

test('F7: what the BFF answers passes nginx unchanged, errors and unknown paths included', async () => {
  const firstParty = { 'X-Konto': '1', 'Sec-Fetch-Site': 'same-origin' };
  for (const path of ['/bff/session', '/bff', '/bff/unknown', '/bff/a%2fb', '/bff/connections/c/accounts'])
    for (const headers of [firstParty, {}]) {
      const answer = await get(path, headers);
      const direct = await get(path, headers, Number(new URL(konto.bffUrl).port));
      expect(answer.status, path).toBe(direct.status);
      for (const each of [answer, direct]) each.headers.delete('X-Request-ID');
      expect(comparable(answer.headers), path).toEqual(comparable(direct.headers));
      expect(answer.headers.get('Cache-Control'), path).toBe('no-store');
    }
});

test('G12: nginx passes nothing on to a BFF whose certificate does not fit', async () => {
  let asked = 0;
  const distant = createTlsServer(selfSignedCertificate, (_, answer) => {
    asked += 1;
    answer.end();
  });
  const bffUrl = `https://localhost:${await listen(distant, { host: '127.0.0.1', port: 0 })}`;
  const trusting = async (authority: string) => {
    const file = join(konto.site.folder, '..', 'authorities.pem');
    writeFileSync(file, authority);
    const config = buildForNginx({ headers: {}, files: [], screens: [], bffUrl })['konto.conf'] ?? '';
    const port = await findFreePort();
    const alone = await startNginx({ port, server: config.replace(/\/etc\/ssl\/certs\/[^;]+/, file) });
    const { status } = await get('/bff/session', {}, port);
    await alone.close();
    return [status, asked];
  };
  expect(await trusting(rootCertificates[0] ?? '')).toEqual([502, 0]);
  expect(await trusting(selfSignedCertificate.cert)).toEqual([200, 1]);
  distant.close();
});

test('cookies as large as a browser keeps them pass nginx in both directions', async () => {
  const cookies = Array.from({ length: 8 }, (_, index) => `c${index}=${'x'.repeat(1_800)}`).join('; ');
  const big = createServer((asked, answer) => {
    answer.setHeader('Set-Cookie', [
      `session=${'y'.repeat(4_000)}`,
      ...Array(8).fill('p=; Max-Age=0; Path=/'),
    ]);
    answer.end(asked.headers.cookie);
  });
  const bffUrl = `http://127.0.0.1:${await listen(big, { host: '127.0.0.1', port: 0 })}`;
  const config = buildForNginx({ headers: {}, files: [], screens: [], bffUrl })['konto.conf'];
  const port = await findFreePort();
  const alone = await startNginx({ port, server: `root ${konto.site.folder};\n${config}` });
  const { status, body } = await get('/bff/session', { Cookie: cookies }, port);
  await alone.close();
  big.close();
  expect([status, body.toString()]).toEqual([200, cookies]);
});

test('G13: nginx compresses what a bank does not, and leaves alone what a bank has', async () => {
  const rows = JSON.stringify(Array.from({ length: 50 }, (_, id) => ({ id, text: 'žltý kôň' })));
  const encoded = brotliCompressSync(rows);
  const bff = createServer(({ url }, answer) => {
    const head = { 'Content-Type': 'application/json', Vary: 'Accept-Encoding' };
    if (url === '/bff/encoded') answer.writeHead(200, { ...head, 'Content-Encoding': 'br' }).end(encoded);
    else answer.writeHead(200, head).end(rows);
  });
  const bffUrl = `http://127.0.0.1:${await listen(bff, { host: '127.0.0.1', port: 0 })}`;
  const config = buildForNginx({ headers: {}, files: [], screens: [], bffUrl })['konto.conf'];
  const port = await findFreePort();
  const alone = await startNginx({ port, server: `root ${konto.site.folder};\n${config}` });
  // Via: what comes through another proxy is no other matter.
  const headers = { 'Accept-Encoding': 'gzip, br', Via: '1.1 cdn' };
  const plain = await get('/bff/plain', headers, port);
  const asSent = await get('/bff/encoded', headers, port);
  await alone.close();
  bff.close();
  for (const each of [plain, asSent]) expect(each.headers.get('Vary')).toBe('Accept-Encoding');
  expect(plain.headers.get('Content-Encoding')).toBe('gzip');
  expect(gunzipSync(plain.body).toString()).toBe(rows);
  expect(asSent.headers.get('Content-Encoding')).toBe('br');
  expect(asSent.body.equals(encoded)).toBe(true);
});

test('F5: without the BFF nginx says so with the headers of every answer, to be kept by nobody', async () => {
  const port = await findFreePort();
  const site = { headers: pageHeaders('https://konto.example', ''), files: [], screens: [] };
  const config = buildForNginx({ ...site, bffUrl: `http://127.0.0.1:${await findFreePort()}` })['konto.conf'];
  const alone = await startNginx({ port, server: `root ${konto.site.folder};\n${config}` });
  const { status, headers } = await get('/bff/session', {}, port);
  await alone.close();
  expect(status).toBe(502);
  expect(comparable(headers)).toEqual({
    ...comparable(new Headers(site.headers)),
    'cache-control': 'no-store',
    'content-type': 'text/html',
  });
});

test('F5: nginx does not tell its version', async () => {
  for (const path of ['/', '/nothing.js', '/bff/session'])
    expect((await get(path)).headers.get('Server')).toBe('nginx');
});

test('F6: behind nginx a person signs in and sees a transaction, and nothing breaks the page’s policy', async () => {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments });
  const page = await browser.newPage({ locale: 'en-GB' });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  try {
    const answer = await page.goto(konto.appOrigin);
    expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
    await page.getByRole('button', { name: /^Continue to/ }).click();
    await page.getByRole('button', { name: 'Jana Nováková' }).click();
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.getByRole('link', { name: /Papiernictvo/ }).click();
    await page.getByText(/Rows 1–50, page 1 of 2,000/).waitFor();
    await page.reload();
    await page.getByText(/Rows 1–50, page 1 of 2,000/).waitFor();
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
});

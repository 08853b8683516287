// What a bank encodes, on its way through the BFF.
import { brotliCompressSync, deflateSync, gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { endpoints } from '../../../shared/endpoints.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';

const codings = { gzip: gzipSync, br: brotliCompressSync, zstd: zstdCompressSync, deflate: deflateSync };
const everything = 'gzip, deflate, br, zstd';

let konto: TestApp;
let browser: TestBrowser;
let path: string;

afterEach(() => konto.close());

/** A bank whose every answer to a read, or to all, passes through this gateway. */
async function open(gateway: (answer: Response) => Promise<Response>, behind: 'reads' | 'all' = 'reads') {
  konto = createTestApp({
    async intercept(request, sandbox) {
      const asked = new Request(request);
      asked.headers.delete('accept-encoding');
      const answer = await sandbox(asked);
      return behind === 'all' || new URL(request.url).pathname.includes('/accounts')
        ? gateway(answer)
        : answer;
    },
  });
  browser = konto.browser();
  const { connectionId } = await browser.connect();
  path = endpoints.accounts(connectionId);
}

const encode = (coding: keyof typeof codings) => async (answer: Response) =>
  new Response(new Uint8Array(codings[coding](await answer.text())), {
    status: answer.status,
    headers: { 'Content-Type': 'application/json', 'Content-Encoding': coding },
  });

const refuseWith = (body: Uint8Array<ArrayBuffer>, coding: string) => async () =>
  new Response(body, {
    status: 403,
    headers: { 'Content-Type': 'application/json', 'Content-Encoding': coding },
  });

const read = (acceptEncoding: string) =>
  browser.fetch(path, { headers: { 'Accept-Encoding': acceptEncoding } });
const codeOf = async (answer: Response) => (await answer.json()).code;

test.each(['gzip', 'br', 'zstd'] as const)(
  'bytes that a bank has encoded as %s arrive as they are, and say so',
  async (coding) => {
    let sent = new Uint8Array();
    await open(async (answer) => {
      const encoded = await encode(coding)(answer);
      sent = new Uint8Array(await encoded.clone().arrayBuffer());
      return encoded;
    });
    const answer = await read(everything);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Encoding')).toBe(coding);
    expect(answer.headers.get('Vary')).toBe('Accept-Encoding');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(sent);
  },
);

test('the sandbox bank encodes for whoever takes it, and the page is a fraction of its length', async () => {
  konto = createTestApp();
  browser = konto.browser();
  const { connectionId } = await browser.connect();
  const accounts = endpoints.accounts(connectionId);
  const plain = await (await browser.fetch(accounts)).text();
  const [{ accountId }] = JSON.parse(plain).accounts;
  path = `${endpoints.transactions(connectionId, accountId)}?pageSize=200`;
  const whole = await (await read('identity')).text();
  const answer = await read(everything);
  expect(answer.headers.get('Content-Encoding')).toBe('gzip');
  const encoded = Buffer.from(await answer.arrayBuffer());
  expect(gunzipSync(encoded).toString()).toBe(whole);
  expect(encoded.length).toBeLessThan(whole.length / 5);
});

test('a read that is repeated with a new token asks for the same codings', async () => {
  await open(async (answer) => answer);
  konto.levers.expireAccessTokens();
  konto.bankRequests.length = 0;
  expect((await read('br')).status).toBe(200);
  const reads = konto.bankRequests.filter(({ method }) => method === 'GET');
  expect(reads.map(({ headers }) => headers.get('accept-encoding'))).toEqual(['br', 'br']);
});

test.each(Object.keys(codings) as (keyof typeof codings)[])(
  'C14: %s that nobody asked for is decoded',
  async (coding) => {
    await open(encode(coding));
    const answer = await read('identity');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Encoding')).toBeNull();
    expect((await answer.json()).accounts.length).toBeGreaterThan(0);
  },
);

test('C14: tokens that nobody asked to be encoded are not lost', async () => {
  await open(encode('gzip'), 'all');
  konto.levers.expireAccessTokens();
  expect((await read('identity')).status).toBe(200);
});

test.each([
  ['a coding that nobody knows', 'compress', '{}'],
  ['bytes that are not what they are called', 'gzip', '{"accounts":[]}'],
])('C14: %s is named as the bank’s fault', async (_, coding, body) => {
  await open(
    async () =>
      new Response(body, { headers: { 'Content-Type': 'application/json', 'Content-Encoding': coding } }),
  );
  const answer = await read('identity');
  expect([answer.status, await codeOf(answer)]).toEqual([502, 'bank_misbehaved']);
});

test('a refusal is read as it was meant, encoded or not', async () => {
  await open(refuseWith(new Uint8Array(gzipSync('{"errorCode":"NO_CONTRACT"}')), 'gzip'));
  expect(await codeOf(await read(everything))).toBe('contract_missing');
});

test('G9: a refusal that is small on its way and endless when it is decoded is not read', async () => {
  const bomb = gzipSync(`{"errorCode":"NO_CONTRACT","text":"${' '.repeat(50_000_000)}"}`);
  await open(refuseWith(new Uint8Array(bomb), 'gzip'));
  expect(await codeOf(await read(everything))).toBe('permission_missing');
});

test('G13: tokens that would become huge are not read', async () => {
  const huge = new Uint8Array(gzipSync(`{"access_token":"${'x'.repeat(50_000_000)}"}`));
  konto = createTestApp({
    intercept: (request, sandbox) =>
      request.method === 'POST'
        ? new Response(huge, { headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' } })
        : sandbox(request),
  });
  browser = konto.browser();
  const response = await browser.consent(await browser.login());
  const refused = await browser.callback(response);
  expect([refused.status, await codeOf(refused)]).toEqual([502, 'token_exchange_failed']);
});

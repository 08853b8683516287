// What a bank compresses, between two real sockets: it reaches the browser as the bank sent it.
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { jsonHead, startRelay } from '../../support/socket-relay.ts';

const acceptEncoding = 'gzip, deflate, br, zstd';
const rows = JSON.stringify(Array.from({ length: 50 }, (_, id) => ({ id, text: 'žltý kôň' })));

const describeHead = ({ statusCode, headers }: IncomingMessage) => [
  statusCode,
  headers['content-encoding'],
  headers['content-length'],
  headers.vary,
];

test.each([
  ['gzip', gzipSync(rows)],
  ['br', brotliCompressSync(rows)],
  ['zstd', zstdCompressSync(rows)],
])(
  'G13: %s passes byte for byte, with its name, its length and Vary; HEAD is its head',
  async (coding, bytes) => {
    const asked: unknown[] = [];
    const { ask } = await startRelay(({ headers }, response) => {
      asked.push(headers['accept-encoding']);
      response.writeHead(200, { ...jsonHead, 'Content-Encoding': coding, 'Content-Length': bytes.length });
      response.end(bytes);
    });
    const response = await ask('GET', { 'Accept-Encoding': acceptEncoding }).response;
    expect(describeHead(response)).toEqual([200, coding, String(bytes.length), 'Accept-Encoding']);
    expect((await buffer(response)).equals(bytes)).toBe(true);

    const head = await ask('HEAD', { 'Accept-Encoding': acceptEncoding }).response;
    expect(describeHead(head)).toEqual(describeHead(response));
    expect(await buffer(head)).toHaveLength(0);
    expect(asked).toEqual(['gzip, br, zstd', 'gzip, br, zstd']);
  },
);

test('G13: a browser that reads no coding gets the rows as they are', async () => {
  const { ask } = await startRelay((_request, response) => {
    response.writeHead(200, { ...jsonHead, 'Content-Encoding': 'gzip' }).end(gzipSync(rows));
  });
  for (const accepted of ['gzip;q=0', 'br', '*']) {
    const response = await ask('GET', { 'Accept-Encoding': accepted }).response;
    const { statusCode, headers } = response;
    expect([statusCode, headers['content-encoding'], headers.vary]).toEqual([
      200,
      undefined,
      'Accept-Encoding',
    ]);
    expect((await buffer(response)).toString()).toBe(rows);
  }
});

test('G13: the repetition after a refused token asks for the same codings', async () => {
  const asked: unknown[] = [];
  const { ask } = await startRelay(({ headers }, response) => {
    asked.push(headers['accept-encoding']);
    if (asked.length === 1)
      response.writeHead(401, { ...jsonHead, 'Content-Encoding': 'gzip' }).end(gzipSync('{}'));
    else response.writeHead(200, { ...jsonHead, 'Content-Encoding': 'gzip' }).end(gzipSync(rows));
  });
  const response = await ask('GET', { 'Accept-Encoding': 'gzip, br' }).response;
  expect((await buffer(response)).equals(gzipSync(rows))).toBe(true);
  expect([response.headers['content-encoding'], asked]).toEqual(['gzip', ['gzip, br', 'gzip, br']]);
});

test('G9: G13: a large encoded body streams as it is, and one that breaks off destroys the connection', async () => {
  const bytes = Buffer.alloc(900 * 1024, 'not really gzip, which nobody here reads');
  const head = { ...jsonHead, 'Content-Encoding': 'gzip' };
  let whole = true;
  const { ask } = await startRelay((_request, response) => {
    response.writeHead(200, head);
    if (whole) response.end(bytes);
    else response.write(bytes, () => response.destroy());
  });
  const response = await ask('GET', { 'Accept-Encoding': 'gzip' }).response;
  expect((await buffer(response)).equals(bytes)).toBe(true);
  whole = false;
  const broken = await ask('GET', { 'Accept-Encoding': 'gzip' }).response;
  expect(broken.statusCode).toBe(200);
  await expect(buffer(broken)).rejects.toThrow('aborted');
});

test('G13: problems are never encoded, and do not vary', async () => {
  const { ask } = await startRelay((_request, response) => {
    response.writeHead(403, { ...jsonHead, 'Content-Encoding': 'br' });
    response.end(brotliCompressSync('{"errorCode":"NO_CONTRACT"}'));
  });
  const response = await ask('GET', { 'Accept-Encoding': acceptEncoding }).response;
  const { statusCode, headers } = response;
  expect([statusCode, headers['content-encoding'], headers.vary]).toEqual([403, undefined, undefined]);
  expect(JSON.parse((await buffer(response)).toString()).code).toBe('contract_missing');
});

test('G13: a page in HTML that is encoded and unasked for is refused, and left where it is', async () => {
  const { ask } = await startRelay((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Encoding': 'gzip' });
    response.write(gzipSync('<p>Gateway').subarray(0, 10));
  });
  const response = await ask().response;
  expect(response.statusCode).toBe(502);
  expect(JSON.parse((await buffer(response)).toString()).code).toBe('bank_misbehaved');
});

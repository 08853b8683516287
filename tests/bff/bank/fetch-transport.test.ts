import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { createFetchTransport } from '../../../bff/bank/fetch-transport.ts';
import { startBankServer } from '../../support/bank-server.ts';

test('the fetch transport hands on what it has decoded as if it had never been encoded', async () => {
  const server = await startBankServer((_request, response) => {
    const body = gzipSync('{"accounts":[]}');
    response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Length': body.length }).end(body);
  });
  onTestFinished(() => server.close());
  const transport = createFetchTransport((request) => fetch(request));
  const { signal } = new AbortController();
  const { header, body } = await transport.send({
    call: 'accounts',
    method: 'GET',
    url: server.origin,
    headers: { 'accept-encoding': 'identity' },
    signal,
  });
  expect([header('content-encoding'), header('content-length')]).toEqual([null, null]);
  expect(Buffer.from((await body.next()) ?? []).toString()).toBe('{"accounts":[]}');
});

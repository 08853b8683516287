// Both ways to a bank, over real sockets: what one promises, the other keeps.
import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { get } from 'node:https';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createFetchTransport } from '../../../bff/bank/fetch-transport.ts';
import type { BankBody, BankRequest, BankTransport } from '../../../bff/bank/transport.ts';
import { createUndiciTransport } from '../../../bff/bank/undici-transport.ts';
import {
  type BankServer,
  startBankServer,
  startSelfSignedServer,
  startSocketServer,
} from '../../support/bank-server.ts';
import { settled } from '../../support/settled.ts';

const undici = createUndiciTransport({ connectLimitMs: 100 });
const transports: [string, BankTransport][] = [
  ['undici', undici],
  ['fetch', createFetchTransport((request) => fetch(request))],
];

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(listener: RequestListener): Promise<BankServer> {
  const server = await startBankServer(listener);
  closing.push(server.close);
  return server;
}

async function talk(...arguments_: Parameters<typeof startSocketServer>): Promise<BankServer> {
  const server = await startSocketServer(...arguments_);
  closing.push(server.close);
  return server;
}

const buildRequest = (server: BankServer, request: Partial<BankRequest> = {}): BankRequest => ({
  call: 'accounts',
  method: 'GET',
  url: `${server.origin}/v1/accounts?page=1`,
  headers: {},
  signal: new AbortController().signal,
  ...request,
});

async function readAll(body: BankBody): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for (let piece = await body.next(); piece; piece = await body.next()) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** That the server would have answered. */
const requestWithoutVerifying = (url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    get(url, { rejectUnauthorized: false }, (response) => response.resume().on('end', resolve)).on(
      'error',
      reject,
    );
  });

describe.each(transports)('the %s transport', (_name, transport) => {
  test('sends what it is given and resolves at the head', async () => {
    const server = await serve((request, response) => {
      response.writeHead(207, { 'Content-Type': 'application/json', 'Retry-After': '3' });
      request.pipe(response);
    });
    const { status, header, body } = await transport.send(
      buildRequest(server, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'žltý kôň' }),
    );
    expect([status, header('retry-after'), header('server')]).toEqual([207, '3', null]);
    expect((await readAll(body)).toString()).toBe('žltý kôň');
    expect(await body.next()).toBeNull();
  });

  test('G3: sends no header of its own beyond what HTTP itself needs', async () => {
    const server = await serve((request, response) => {
      response.end(JSON.stringify(request.headers));
    });
    const headers = {
      accept: 'application/json',
      'accept-encoding': 'identity',
      authorization: 'Bearer a',
      'x-request-id': 'r',
    };
    const { body } = await transport.send(buildRequest(server, { headers }));
    const { host, connection, ...sent } = JSON.parse((await readAll(body)).toString());
    const { 'accept-language': _, 'sec-fetch-mode': __, 'user-agent': ___, ...chosen } = sent;
    expect(chosen).toEqual(headers);
    if (transport === undici) expect(sent).toEqual(headers);
  });

  test('G5: does not follow a redirect', async () => {
    const elsewhere = await serve((_request, response) => response.end('{}'));
    const server = await serve((_request, response) => {
      response.writeHead(302, { Location: elsewhere.origin }).end();
    });
    const { status } = await transport.send(buildRequest(server));
    expect(status).toBe(302);
    expect(elsewhere.openedSockets()).toBe(0);
  });

  test('G6: an abort before the head rejects with its reason and frees the socket', async () => {
    const server = await serve(() => {});
    const leaving = new AbortController();
    const answer = transport.send(buildRequest(server, { signal: leaving.signal }));
    await vi.waitFor(() => expect(server.openSockets()).toBe(1));
    const reason = new Error('out of time');
    leaving.abort(reason);
    await expect(answer).rejects.toBe(reason);
    await vi.waitFor(() => expect(server.openSockets()).toBe(0));
  });

  test('G6: an abort after the head fails the body and frees the socket', async () => {
    const server = await serve((_request, response) => void response.write('{"a":'));
    const leaving = new AbortController();
    const { body } = await transport.send(buildRequest(server, { signal: leaving.signal }));
    expect(Buffer.from((await body.next()) ?? []).toString()).toBe('{"a":');
    const rest = body.next();
    const reason = new Error('out of time');
    leaving.abort(reason);
    await expect(rest).rejects.toBe(reason);
    await vi.waitFor(() => expect(server.openSockets()).toBe(0));
  });

  test('does not send what is aborted already', async () => {
    let received = 0;
    const server = await serve((_request, response) => {
      received += 1;
      response.end('{}');
    });
    const reason = new Error('too late');
    const sending = transport.send(buildRequest(server, { signal: AbortSignal.abort(reason) }));
    await expect(sending).rejects.toBe(reason);
    expect(await settled(() => received)).toBe(0);
  });

  test('cancelling the body frees the socket', async () => {
    const server = await serve((_request, response) => void response.write('x'));
    const { body } = await transport.send(buildRequest(server));
    body.cancel();
    await vi.waitFor(() => expect(server.openSockets()).toBe(0));
  });

  test.each([
    ['with a length', 'Content-Length: 100'],
    ['in chunks', 'Transfer-Encoding: chunked'],
  ])('G9: a body %s that breaks off is a failure, after the pieces before it', async (_how, framing) => {
    const server = await talk((socket) => {
      const piece = framing.startsWith('Transfer') ? '5\r\n{"a":\r\n' : '{"a":';
      socket.end(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${framing}\r\n\r\n${piece}`);
    });
    const { body } = await transport.send(buildRequest(server));
    expect(Buffer.from((await body.next()) ?? []).toString()).toBe('{"a":');
    await expect(readAll(body)).rejects.toThrow();
  });

  test('G6: a connection that is reset before the head rejects', async () => {
    const server = await talk((socket) => socket.on('data', () => socket.resetAndDestroy()));
    await expect(transport.send(buildRequest(server))).rejects.toThrow();
  });

  test('G12: a certificate that nobody vouches for ends the connection before anything is sent', async () => {
    let received = 0;
    const server = await startSelfSignedServer((_request, response) => {
      received += 1;
      response.end('{}');
    });
    closing.push(server.close);
    await expect(transport.send(buildRequest(server))).rejects.toThrow();
    expect([server.openedSockets(), received]).toEqual([1, 0]);
    await requestWithoutVerifying(server.origin);
    expect(received).toBe(1);
  });

  test('G9: what is not taken stays with the bank', async () => {
    const megabyte = randomBytes(1024 * 1024);
    let sent = 0;
    const server = await serve((_request, response) => {
      const write = () => {
        while (sent < 50) {
          sent += 1;
          if (!response.write(megabyte)) return response.once('drain', write);
        }
        return response.end();
      };
      write();
    });
    const { body } = await transport.send(buildRequest(server));
    const first = await body.next();
    expect(first?.length).toBeGreaterThan(0);
    expect(await settled(() => sent)).toBeLessThan(25);
    const rest = await readAll(body);
    expect(rest.length + (first?.length ?? 0)).toBe(50 * megabyte.length);
    expect(sent).toBe(50);
  });
});

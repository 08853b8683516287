import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import type { BankRequest } from '../../../bff/bank/transport.ts';
import { createUndiciTransport } from '../../../bff/bank/undici-transport.ts';
import { type BankServer, startBankServer, startSocketServer } from '../../support/bank-server.ts';

const transport = createUndiciTransport({ connectLimitMs: 100 });
afterAll(() => transport.close());

const servers: BankServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function send(server: BankServer, request: Partial<BankRequest> = {}) {
  const url = `${server.origin}/v1/accounts`;
  const { signal } = new AbortController();
  return transport.send({ call: 'accounts', method: 'GET', url, headers: {}, signal, ...request });
}

async function ask(server: BankServer, request: Partial<BankRequest> = {}): Promise<number> {
  const { status, body } = await send(server, request);
  while (await body.next());
  await new Promise((resolve) => setImmediate(resolve)); // undici frees the connection behind the body's end
  return status;
}

describe('the undici transport', () => {
  test('keeps connections for reads, and opens a fresh one for every token call', async () => {
    const server = await startBankServer((_request, response) => response.end('{}'));
    servers.push(server);
    await ask(server);
    await ask(server);
    expect(server.openedSockets()).toBe(1);
    await ask(server, { method: 'POST', body: 'a=1' });
    await ask(server, { method: 'POST', body: 'a=1' });
    expect(server.openedSockets()).toBe(3);
    await vi.waitFor(() => expect(server.openSockets()).toBe(1));
  });

  test('J1: opens no more connections than it may; what is asked beyond waits for its turn', async () => {
    const server = await startBankServer((_request, response) => setImmediate(() => response.end('{}')));
    servers.push(server);
    const bounded = createUndiciTransport({ connections: 2 });
    const { signal } = new AbortController();
    const url = `${server.origin}/v1/accounts`;
    const answers = Array.from({ length: 20 }, async () => {
      const { status, body } = await bounded.send({
        call: 'accounts',
        method: 'GET',
        url,
        headers: {},
        signal,
      });
      while (await body.next());
      return status;
    });
    expect(await Promise.all(answers)).toEqual(answers.map(() => 200));
    expect(server.openedSockets()).toBe(2);
    await bounded.close();
  });

  test('has a body at once that came with its head, until somebody asks for a piece of it', async () => {
    const server = await startBankServer((_request, response) => response.end('{}'));
    servers.push(server);
    const { body } = await send(server);
    expect(body.whole()).toEqual(Buffer.from('{}'));
    expect(await body.next()).toEqual(Buffer.from('{}'));
    expect(body.whole()).toBeNull();
  });

  test.each([
    ['is not all here yet', 'Content-Length: 4\r\n\r\n{}'],
    ['came in two pieces', 'Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n'],
  ])('has no whole of a body that %s', async (_how, answer) => {
    const server = await startSocketServer((socket) => {
      socket.once('data', () => socket.write(`HTTP/1.1 200 OK\r\n${answer}`));
    });
    servers.push(server);
    const { body } = await send(server);
    expect(body.whole()).toBeNull();
    expect((await body.next())?.length).toBeGreaterThan(0);
  });

  test('has no whole of a body that broke off', async () => {
    const server = await startSocketServer((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n{}'));
    });
    servers.push(server);
    const { body } = await send(server);
    await body.next();
    await expect(body.next()).rejects.toThrow();
    expect(body.whole()).toBeNull();
  });

  test('waits for the answer behind an informational one', async () => {
    const server = await startBankServer((_request, response) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload' });
      response.writeHead(404).end();
    });
    servers.push(server);
    expect(await ask(server)).toBe(404);
  });

  test('G6: gives up a connection that does not come about in time', async () => {
    const silent = await startSocketServer((socket) => socket.resume(), 'https');
    servers.push(silent);
    await expect(send(silent)).rejects.toMatchObject({ name: 'ConnectTimeoutError' });
    await vi.waitFor(() => expect(silent.openSockets()).toBe(0));
  });

  test('G6: an abort during the connecting rejects at once', async () => {
    const silent = await startSocketServer((socket) => socket.resume(), 'https');
    servers.push(silent);
    const leaving = new AbortController();
    const sending = send(silent, { signal: leaving.signal });
    leaving.abort('gone');
    await expect(sending).rejects.toBe('gone');
  });

  test('a request that cannot be written rejects', async () => {
    const server = await startBankServer((_request, response) => response.end('{}'));
    servers.push(server);
    await expect(send(server, { headers: { authorization: 'Bearer a\r\nX-Forged: 1' } })).rejects.toThrow();
    expect(server.openedSockets()).toBe(0);
  });
});

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseProxies } from '../../../bff/config/parse-proxies.ts';
import { boundConnections } from '../../../bff/runtimes/bound-connections.ts';
import { listen } from '../../../bff/runtimes/listen.ts';

let server: Server;
let sockets: Socket[];

beforeEach(() => {
  sockets = [];
  server = createServer((_request, response) => response.end('answered'));
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

/** Whether the connection is there to be used: it is asked on, and answers. */
async function opens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  const closed = once(socket, 'close').then(() => false);
  socket.on('error', () => {});
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const isOpen = await Promise.race([once(socket, 'data').then(() => true), closed]);
  return isOpen;
}

const openMany = async (port: number, count: number) => {
  const opened = [];
  for (let each = 0; each < count; each += 1) opened.push(await opens(port));
  return opened;
};

test('J1: what an address opens beyond its bound is closed at once, until one of its connections has ended', async () => {
  boundConnections(server, { ofAddress: 3, proxies: [] });
  const port = await listen(server, { host: '127.0.0.1', port: 0 });
  expect(await openMany(port, 5)).toEqual([true, true, true, false, false]);
  sockets[0]?.destroy();
  await expect.poll(() => opens(port)).toBe(true);
  expect(await openMany(port, 2)).toEqual([false, false]);
  for (const socket of sockets) socket.destroy();
  await expect.poll(() => opens(port)).toBe(true);
  expect(await openMany(port, 3)).toEqual([true, true, false]);
});

test('J1: a proxy that is trusted opens as many as it likes', async () => {
  boundConnections(server, { ofAddress: 3, proxies: parseProxies('loopback') });
  const port = await listen(server, { host: '127.0.0.1', port: 0 });
  expect(await openMany(port, 5)).toEqual([true, true, true, true, true]);
});

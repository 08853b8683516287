import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { drain, listen, listenLocally } from '../../../bff/runtimes/listen.ts';
import { StartError } from '../../../bff/runtimes/start-error.ts';

let server: Server;
let port: number;
let agent: Agent;

beforeEach(async () => {
  server = createServer((_request, response) => response.end('answered'));
  port = await listen(server, { host: '127.0.0.1', port: 0 });
  agent = new Agent({ keepAlive: true, maxSockets: 1 });
});
afterEach(async () => {
  agent.destroy();
  await drain(server);
});

/** One request, as a proxy sends it: on a connection that is kept. */
async function ask(method: string, by = agent) {
  const sent = request({ port, host: '127.0.0.1', method, agent: by }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return { isReused: sent.reusedSocket, connection: answer.headers.connection, body: await text(answer) };
}

test('H7: what comes on a kept connection while it drains is answered, and told that it is the last', async () => {
  expect(await ask('GET')).toEqual({ isReused: false, connection: 'keep-alive', body: 'answered' });
  const drained = drain(server);
  await expect.poll(() => server.listening).toBe(false);
  expect(await ask('POST')).toEqual({ isReused: true, connection: 'close', body: 'answered' });
  await drained;
});

test('H7: no connection is opened any more as soon as it drains', async () => {
  await ask('GET');
  const drained = drain(server);
  await expect.poll(() => server.listening).toBe(false);
  await expect(ask('GET', new Agent())).rejects.toThrow('ECONNREFUSED');
  await drained;
});

test('H7: connections that nobody uses do not hold it up', async () => {
  await ask('GET');
  const startedAt = performance.now();
  await drain(server);
  expect(performance.now() - startedAt).toBeLessThan(3_000);
});

test('draining what does not listen is nothing', async () => {
  await drain(server);
  await drain(server);
  expect(server.listening).toBe(false);
});

test.each([
  ['127.0.0.1', '::1'],
  ['::1', '127.0.0.1'],
])('C26: at %s it answers at %s as well, and neither is left behind', async (host, other) => {
  const local = createServer((_request, response) => response.end('answered'));
  const at = await listenLocally(local, { host, port: 0 });
  for (const each of [host, other]) {
    const sent = request({ port: at, host: each, agent: new Agent() }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    expect(await text(answer)).toBe('answered');
  }
  await drain(local);
  for (const each of [host, other])
    await expect(
      once(request({ port: at, host: each, agent: new Agent() }).end(), 'response'),
    ).rejects.toThrow('ECONNREFUSED');
});

test('C26: where another program has this machine’s other address, it does not start, and says which', async () => {
  const other = createServer();
  const taken = await listen(other, { host: '::1', port: 0 });
  const local = createServer();
  const starting = listenLocally(local, { host: '127.0.0.1', port: taken });
  await expect(starting).rejects.toThrow(StartError);
  await expect(starting).rejects.toThrow(`[::1]:${taken} is taken by another program`);
  expect(local.listening).toBe(false);
  await drain(other);
});

import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer as createNetServer, Server as NetServer, type Socket } from 'node:net';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { StartError } from './start-error.ts';

const longestDrainMs = 8_000;
/** Time for connections that are in use to carry the request that closes them. */
const graceMs = 250;
const idleCheckMs = 50;

interface Address {
  host: string;
  port: number;
}

/** Resolves with the port, which the system chooses where it is 0. A port that is taken is an error, never another. */
export async function listen(server: Server, { host, port }: Address): Promise<number> {
  if (!connectionsOf.has(server)) noteConnections(server);
  await open(server, { host, port });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

/** Likewise, and at the other address of this machine as well, where it is one of them. */
export async function listenLocally(server: Server, { host, port: wanted }: Address): Promise<number> {
  const port = await listen(server, { host, port: wanted });
  try {
    await listenBeside(server, { host, port });
    return port;
  } catch (error) {
    server.close();
    await once(server, 'close');
    // Of any free port, one that is free at both.
    if (wanted === 0 && readCode(error instanceof Error && error.cause) === 'EADDRINUSE')
      return listenLocally(server, { host, port: 0 });
    throw error;
  }
}

/**
 * A browser that goes to `localhost` may try this machine's other address first. Another program that it found there
 * would be brought the bank's answer. (RFC 6761 §6.3)
 */
export async function listenBeside(server: Server, { host, port }: Address): Promise<void> {
  const other = otherLoopback[host];
  if (other === undefined) return;
  const beside = createNetServer((socket) => void server.emit('connection', socket));
  try {
    await open(beside, { host: other, port });
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  companions.set(server, beside);
  server.once('close', () => beside.close());
}

const otherLoopback: Readonly<Record<string, string>> = { '127.0.0.1': '::1', '::1': '127.0.0.1' };
const companions = new WeakMap<Server, NetServer>();

/** Some machines have one of the two alone. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(readCode(error.cause) ?? '');

async function open(server: NetServer, { host, port }: Address): Promise<void> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    throw new StartError(explain(error, host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`), {
      cause: error,
    });
  }
}

const readCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;

function explain(error: unknown, address: string): string {
  const code = readCode(error);
  if (code === 'EADDRINUSE')
    return `${address} is taken by another program. Stop it, or set PORT, SANDBOX_PORT or METRICS_PORT.`;
  return `Cannot listen on ${address} (${code ?? 'unknown reason'}).`;
}

/**
 * Takes no more connections, answers what still comes on those that are there and says with each answer that it is their
 * last, closes what stays idle, and cuts off what still runs after `limitMs`.
 */
export async function drain(server: Server, limitMs = longestDrainMs): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.prependListener('request', (_request, response) => void response.setHeader('Connection', 'close'));
  await untilArrivedIsRead();
  stopListening(server);
  const cutOff = setTimeout(() => server.closeAllConnections(), limitMs);
  await Promise.race([closed, wait(graceMs)]);
  const idleCheck = setInterval(async () => {
    await untilArrivedIsRead();
    server.closeIdleConnections();
    closeUnusedConnections(server);
  }, idleCheckMs);
  await closed;
  clearInterval(idleCheck);
  clearTimeout(cutOff);
}

/**
 * `server.close()` would close the idle connections as well. A proxy may have sent a request on one of them a moment ago,
 * and does not repeat a POST whose connection was reset; one that was never opened it sends to the next instance.
 */
function stopListening(server: Server): void {
  NetServer.prototype.close.call(server);
  companions.get(server)?.close();
}

const connectionsOf = new WeakMap<Server, Set<Socket>>();

function noteConnections(server: Server): void {
  const connections = new Set<Socket>();
  connectionsOf.set(server, connections);
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
}

/** Browsers and balancers open connections ahead: Node counts none as idle before it has carried a request. */
function closeUnusedConnections(server: Server): void {
  for (const socket of connectionsOf.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy();
}

/** Each turn of the event loop reads every connection, and accepts one that waits. */
async function untilArrivedIsRead(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await nextTurn();
}

import { once } from 'node:events';
import type { Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { StartError } from './start-error.ts';

const longestDrainMs = 8_000;
/** Time for connections that are in use to carry the request that closes them. */
const graceMs = 250;
const idleCheckMs = 50;

/** Resolves with the port, which the system chooses where it is 0. A port that is taken is an error, never another. */
export async function listen(
  server: Server,
  { host, port }: { host: string; port: number },
): Promise<number> {
  noteConnections(server);
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    throw new StartError(explain(error, `${host}:${port}`), { cause: error });
  }
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

function explain(error: unknown, address: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
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
const stopListening = (server: Server): void => void NetServer.prototype.close.call(server);

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

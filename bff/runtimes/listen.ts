import { once } from 'node:events';
import type { Server } from 'node:http';
import { StartError } from './start-error.ts';

const drainMs = 8_000;
const idleCheckMs = 50;

/** Resolves with the port, which the system chooses where it is 0. A port that is taken is an error, never another. */
export async function listen(
  server: Server,
  { host, port }: { host: string; port: number },
): Promise<number> {
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

/** Takes no more requests, lets those that run finish, and cuts off what still runs after eight seconds. */
export async function drain(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  const idleCheck = setInterval(() => server.closeIdleConnections(), idleCheckMs);
  const cutOff = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearInterval(idleCheck);
  clearTimeout(cutOff);
}

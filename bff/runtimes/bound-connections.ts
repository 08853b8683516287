// Each connection takes a descriptor and some memory, before anything is asked on it.
import type { Server } from 'node:http';
import { type IpRange, isInRange, parseIpAddress } from '../config/ip-address.ts';
import { formatAddressKey } from '../limits/client-address.ts';

export interface ConnectionBounds {
  ofAddress: number;
  /** They carry the connections of many, and bound them for each themselves. */
  proxies: readonly IpRange[];
}

/** Far more than a browser opens; some dozens of people behind one address open as many. */
export const mostConnectionsOfAddress = 500;

/** Closes at once what an address opens beyond its bound. */
export function boundConnections(server: Server, { ofAddress, proxies }: ConnectionBounds): void {
  const counts = new Map<string, number>();

  server.on('connection', (socket) => {
    const address = parseIpAddress(socket.remoteAddress ?? '');
    if (address !== null && proxies.some((range) => isInRange(address, range))) return;
    const key = formatAddressKey(address);
    const count = (counts.get(key) ?? 0) + 1;
    if (count > ofAddress) return void socket.destroy();
    counts.set(key, count);
    socket.once('close', () => release(key));
  });

  function release(key: string) {
    const left = (counts.get(key) ?? 1) - 1;
    if (left > 0) counts.set(key, left);
    else counts.delete(key);
  }
}

// A bank that is nothing but sockets, for what only shows on a real network.
import { createServer, type RequestListener, type ServerOptions } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net';
import { selfSignedCertificate } from './self-signed-certificate.ts';

export interface BankServer {
  origin: string;
  /** How many connections are open at the moment. */
  openSockets(): number;
  /** How many were opened since the start. */
  openedSockets(): number;
  close(): Promise<void>;
}

/** A server on a free port of this machine. */
export const startBankServer = (
  listener: RequestListener,
  options: ServerOptions = {},
): Promise<BankServer> => listen(createServer(options, listener), 'http');

/** The same over TLS, with a certificate that nobody vouches for. */
export const startSelfSignedServer = (listener: RequestListener): Promise<BankServer> =>
  listen(createTlsServer(selfSignedCertificate, listener), 'https');

/** A server that takes connections and says what `talk` says, in raw bytes. */
export const startSocketServer = (talk: (socket: Socket) => void, protocol = 'http'): Promise<BankServer> =>
  listen(createSocketServer(talk), protocol);

async function listen(server: ReturnType<typeof createSocketServer>, protocol: string): Promise<BankServer> {
  const sockets = new Set<Socket>();
  let opened = 0;
  server.on('connection', (socket: Socket) => {
    opened += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${protocol}://127.0.0.1:${port}`,
    openSockets: () => sockets.size,
    openedSockets: () => opened,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

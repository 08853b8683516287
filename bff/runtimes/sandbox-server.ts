import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { embeddedBank } from '../config/parse-bank.ts';
import { createSandboxBank } from '../sandbox/sandbox-bank.ts';
import { drain, listen } from './listen.ts';

/** The embedded sandbox bank, on this machine alone and on another site than the application. */
export interface SandboxServer {
  port: number;
  url: string;
  /** Opens the bank, once the application's own address is known. */
  serve(redirectUris: readonly string[]): void;
  close(): Promise<void>;
}

const host = '127.0.0.1';
/** Who asked it on behalf of a person has ended before. */
const drainMs = 500;

/** Port 0 is any free port. */
export async function listenForSandbox(wantedPort: number): Promise<SandboxServer> {
  const server = createServer();
  const port = await listen(server, { host, port: wantedPort });
  const url = `http://${host}:${port}`;
  return {
    port,
    url,
    serve(redirectUris) {
      const { clientId, clientSecret } = embeddedBank;
      const { app } = createSandboxBank({
        origin: url,
        redirectUris,
        client: { clientId, clientSecret },
      });
      server.on('request', getRequestListener(app.fetch));
    },
    close: () => drain(server, drainMs),
  };
}

import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { encodeBase64 } from 'hono/utils/encode';
import { embeddedApplication, embeddedBank } from '../config/parse-bank.ts';
import { createSandboxBank } from '../sandbox/sandbox-bank.ts';
import { drain, listen } from './listen.ts';

/** The embedded sandbox bank, on this machine alone and on another site than the application. */
export interface SandboxServer {
  port: number;
  url: string;
  /** Of the application at the aggregator, in PEM: made anew with each start. Null where there is none. */
  privateKey: string | null;
  /** Opens the bank, once the application's own address is known. */
  serve(redirectUris: readonly string[]): void;
  close(): Promise<void>;
}

const host = '127.0.0.1';
/** Who asked it on behalf of a person has ended before. */
const drainMs = 500;

/** Port 0 is any free port. */
export async function listenForSandbox(
  wantedPort: number,
  { hasApplication }: { hasApplication: boolean },
): Promise<SandboxServer> {
  const server = createServer();
  const port = await listen(server, { host, port: wantedPort });
  const url = `http://${host}:${port}`;
  const keys = hasApplication ? await createApplicationKeys() : null;
  return {
    port,
    url,
    privateKey: keys?.privateKey ?? null,
    serve(redirectUris) {
      const { clientId, clientSecret } = embeddedBank;
      const { app } = createSandboxBank({
        origin: url,
        redirectUris,
        client: { clientId, clientSecret },
        ...(keys && { application: { ...embeddedApplication, publicKey: keys.publicKey } }),
      });
      server.on('request', getRequestListener(app.fetch));
    },
    close: () => drain(server, drainMs),
  };
}

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

async function createApplicationKeys() {
  const rsa = { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  const keys = await crypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  const privateKey = `-----BEGIN PRIVATE KEY-----\n${encodeBase64(pkcs8)}\n-----END PRIVATE KEY-----`;
  return { privateKey, publicKey: keys.publicKey };
}

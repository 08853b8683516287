import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createSandboxBank, type SandboxBank, sandboxClient } from '../../bff/sandbox/sandbox-bank.ts';
import { formatBase64Url, randomBytes } from '../../bff/session/bytes.ts';
import { type BankServer, startBankServer } from './bank-server.ts';

export interface SandboxServer {
  levers: SandboxBank['levers'];
  /** How often it was asked for new tokens in the place of old ones. */
  refreshes(): number;
  /** As they came over the wire. */
  headersOfLastRead(): Headers;
  /** Reads are answered so, in raw bytes, until null gives them back to the bank. */
  answerReads(listener: RequestListener | null): void;
  /** What a BFF that stands elsewhere is configured with, keys of its own included. */
  environment: Record<string, string>;
  close: BankServer['close'];
}

/** A sandbox bank on a port of its own, which outlives the BFFs that ask it. */
export async function startSandboxServer(appOrigin: string): Promise<SandboxServer> {
  let answer: ReturnType<typeof getRequestListener> | undefined;
  let answerRead: RequestListener | null = null;
  const { origin, close } = await startBankServer((request, response) => {
    const isRead = request.method === 'GET' && request.headers.authorization !== undefined;
    if (isRead && answerRead !== null) answerRead(request, response);
    else void answer?.(request, response);
  });
  const { app, levers, baseUrl } = createSandboxBank({ origin, redirectUris: [`${appOrigin}/callback`] });
  let headersOfLastRead = new Headers();
  answer = getRequestListener((request) => {
    if (request.headers.has('Authorization') && request.method === 'GET') headersOfLastRead = request.headers;
    return app.fetch(request);
  });
  return {
    levers,
    headersOfLastRead: () => headersOfLastRead,
    answerReads(listener) {
      answerRead = listener;
    },
    refreshes: () => levers.readJournal().tokenCallsByGrantType.refresh_token ?? 0,
    environment: {
      APP_ORIGIN: appOrigin,
      BANK_BASE_URL: baseUrl,
      OAUTH_CLIENT_ID: sandboxClient.clientId,
      OAUTH_CLIENT_SECRET: sandboxClient.clientSecret,
      SESSION_KEYS: formatBase64Url(randomBytes(32)),
    },
    close,
  };
}

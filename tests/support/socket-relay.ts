import { type ClientRequest, type IncomingMessage, type RequestListener, request as send } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import { createUndiciTransport } from '../../bff/bank/undici-transport.ts';
import { serverOptions } from '../../bff/runtimes/server-options.ts';
import { endpoints } from '../../shared/endpoints.ts';
import { type BankServer, startBankServer } from './bank-server.ts';
import { createTestApp, type TestApp } from './test-app.ts';

interface Asked {
  request: ClientRequest;
  response: Promise<IncomingMessage>;
}

/** A BFF between two real sockets: a browser's, and a bank's. */
export interface SocketRelay {
  app: TestApp;
  /** The signed-in browser asks for its accounts, on a connection of its own, with these headers beside its own. */
  ask(method?: string, headers?: Readonly<Record<string, string>>): Asked;
  /** How many browsers are connected at the moment. */
  openBrowsers(): number;
  close(): Promise<void>;
}

/** What the bank's token endpoint has to say, for somebody to be signed in. */
export const tokenAnswer = JSON.stringify({
  access_token: 'access-1',
  refresh_token: 'refresh-1',
  token_type: 'bearer',
});

export const jsonHead = { 'Content-Type': 'application/json' };

/**
 * A relay before a bank of its own, both closed when the test ends. The bank's token endpoint always says yes; the rest is
 * the test's.
 */
export async function startRelay(answerData: RequestListener): Promise<SocketRelay & { bank: BankServer }> {
  const bank = await startBankServer((request, response) => {
    if (request.method === 'GET') return answerData(request, response);
    request.resume();
    response.writeHead(200, jsonHead).end(tokenAnswer);
  });
  onTestFinished(bank.close);
  const relay = await startSocketRelay(bank);
  onTestFinished(relay.close);
  return { ...relay, bank };
}

export async function startSocketRelay({ origin }: BankServer): Promise<SocketRelay> {
  const transport = createUndiciTransport();
  const authorizationServer = { authorizeUrl: `${origin}/authorize`, tokenUrl: `${origin}/token` };
  const app = createTestApp({ transport, bank: { baseUrl: origin, authorizationServer } });
  const server = await startBankServer(getRequestListener(app.app.fetch), serverOptions);

  const browser = app.browser();
  const state = new URL(await browser.login()).searchParams.get('state');
  const { connectionId } = await (await browser.callback(`code=c-1&state=${state}`)).json();
  const own = { 'X-Konto': '1', Cookie: browser.cookies.header() ?? '' };
  return {
    app,
    openBrowsers: server.openSockets,
    ask(method = 'GET', given = {}) {
      const url = server.origin + endpoints.accounts(connectionId);
      const request = send(url, { method, headers: { ...own, ...given }, agent: false }).end();
      const response = new Promise<IncomingMessage>((resolve, reject) => {
        request.on('response', resolve).on('error', reject);
      });
      return { request, response };
    },
    async close() {
      await server.close();
      await app.close();
      await transport.close();
    },
  };
}

// The bank that everybody measured here relays: one page of the sandbox bank's transactions, in raw bytes, as cheap as
// it can be, so that what is measured is the relay.
import type { Socket } from 'node:net';
import { endpoints } from '../../shared/endpoints.ts';
import { type BankServer, startBankServer, startSocketServer } from '../support/bank-server.ts';
import { createTestApp } from '../support/test-app.ts';

export interface Bank {
  origin: string;
  tokenUrl: string;
  /** Bytes of its one answer's body. */
  pageLength: number;
  close(): Promise<void>;
}

const pageSize = 50;
const tokens = JSON.stringify({
  access_token: crypto.randomUUID(),
  token_type: 'Bearer',
  expires_in: 90 * 24 * 60 * 60,
  refresh_token: crypto.randomUUID(),
});

export async function startBank(): Promise<Bank> {
  const page = await readSandboxPage();
  const answer = Buffer.concat([Buffer.from(formatHead(page.length)), page]);
  const data = await startSocketServer((socket) => answerEach(socket, answer));
  const tokenEndpoint = await startTokenEndpoint();
  return {
    origin: data.origin,
    tokenUrl: `${tokenEndpoint.origin}/token`,
    pageLength: page.length,
    async close() {
      await Promise.all([data.close(), tokenEndpoint.close()]);
    },
  };
}

const formatHead = (length: number): string =>
  [
    'HTTP/1.1 200 OK',
    `Date: ${new Date().toUTCString()}`,
    'Content-Type: application/json',
    'Cache-Control: no-store',
    `Content-Length: ${length}`,
    '\r\n',
  ].join('\r\n');

/** Reads have no body: each empty line is the end of one. */
function answerEach(socket: Socket, answer: Buffer) {
  let rest = '';
  socket.setNoDelay(true);
  socket.on('data', (chunk) => {
    const heads = (rest + chunk.toString('latin1')).split('\r\n\r\n');
    rest = heads.pop() ?? '';
    for (const _head of heads) socket.write(answer);
  });
}

const startTokenEndpoint = (): Promise<BankServer> =>
  startBankServer((request, response) => {
    request.resume();
    response.setHeader('Content-Type', 'application/json').end(tokens);
  });

/** As Konto passes it on. */
export async function readSandboxPage(): Promise<Buffer> {
  const konto = createTestApp();
  const browser = konto.browser();
  const { connectionId } = await browser.connect();
  const { accounts } = await (await browser.fetch(endpoints.accounts(connectionId))).json();
  const [{ accountId }] = accounts;
  const answer = await browser.fetch(
    `${endpoints.transactions(connectionId, accountId)}?pageSize=${pageSize}`,
  );
  const page = Buffer.from(await answer.arrayBuffer());
  await konto.close();
  return page;
}

import { once } from 'node:events';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { afterEach, expect, test, vi } from 'vitest';
import { consentAtSandbox } from '../../support/sandbox-sign-in.ts';
import { buildAuthorizationUrl, createTestBank } from './bank-client.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** The bank behind a real socket, where a broken body breaks a connection. */
async function listen() {
  const bank = createTestBank();
  const server = createServer(getRequestListener(bank.app.fetch)).listen(0, '127.0.0.1');
  closing.push(() => {
    bank.levers.reset();
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The bank has no port');
  const move = (url: string) => url.replace('http://127.0.0.1:5174', `http://127.0.0.1:${address.port}`);
  return { ...bank, move };
}

test('is walked through by plain HTTP', async () => {
  const bank = await listen();
  const url = bank.move(await buildAuthorizationUrl(bank));
  const response = await consentAtSandbox(fetch, url);
  expect(response.searchParams.get('code')).toBeTruthy();
});

test('breaks the connection where an answer is cut off', async () => {
  const bank = await listen();
  const complaints = vi.spyOn(console, 'error').mockReturnValue();
  closing.push(() => complaints.mockRestore());
  const url = bank.move(`${bank.baseUrl}/v1/accounts`);
  const whole = await (await fetch(url)).text();
  bank.levers.disturb({ disturbance: { kind: 'cut-off' } });
  const response = await fetch(url);
  expect(response.headers.get('Content-Length')).toBe(String(whole.length));
  await expect(response.text()).rejects.toThrow();
});

test('lets go of a hanging answer when the caller leaves', async () => {
  const bank = await listen();
  bank.levers.disturb({ disturbance: { kind: 'hang' } });
  const answer = fetch(bank.move(`${bank.baseUrl}/v1/accounts`), { signal: AbortSignal.timeout(50) });
  await expect(answer).rejects.toThrow();
  await vi.waitFor(() => expect(bank.levers.readJournal().recent[0]?.status).toBe(503));
});

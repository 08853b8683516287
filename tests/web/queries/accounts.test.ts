import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import type { Connection } from '../../../shared/session-view.ts';
import { createKontoClient } from '../../../web/api/konto-client.ts';
import { accountsQuery } from '../../../web/queries/accounts.ts';
import { browserFetch } from '../../support/browser-fetch.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../../support/test-app.ts';

let app: TestApp;

afterEach(() => app.close());

async function connect(options: TestAppOptions = {}) {
  app = createTestApp(options);
  const browser = app.browser();
  await browser.connect();
  const client = createKontoClient({ fetch: browserFetch(browser), now: app.clock.now });
  const readConnection = async (): Promise<Connection> => {
    const session = await browser.session();
    if (session.status !== 'signed-in' || !session.connections[0]) throw new Error('Not connected');
    return session.connections[0];
  };
  const connection = await readConnection();
  const read = () => new QueryClient().fetchQuery(accountsQuery(client, connection));
  return { browser, connection, read };
}

test('every account of the consent is read, each with a key of its own', async () => {
  const { read } = await connect();
  const { accounts, unreadable } = await read();
  expect(accounts.map(({ displayName, currency }) => [displayName, currency])).toContainEqual([
    'Zahraničie',
    'CZK',
  ]);
  expect(new Set(accounts.map(({ accountKey }) => accountKey)).size).toBe(accounts.length);
  expect(accounts.every(({ balances }) => balances.length === 2)).toBe(true);
  expect(unreadable).toEqual([]);
});

test('a renewed consent gives new ids, and the accounts keep their keys', async () => {
  const { browser, connection, read } = await connect();
  const before = await read();
  await browser.connect({ connectionId: connection.connectionId });
  const after = await read();
  expect(after.accounts.map(({ accountKey }) => accountKey)).toEqual(
    before.accounts.map(({ accountKey }) => accountKey),
  );
  expect(after.accounts.map(({ accountId }) => accountId)).not.toEqual(
    before.accounts.map(({ accountId }) => accountId),
  );
});

test('a body of another shape is a failure by name, with its connection', async () => {
  const json = { 'Content-Type': 'application/json' };
  const { connection, read } = await connect({
    intercept: (request, sandbox) =>
      request.url.endsWith('/v1/accounts')
        ? new Response('{"konten":[]}', { headers: json })
        : sandbox(request),
  });
  await expect(read()).rejects.toMatchObject({
    code: 'unreadable_response',
    details: { connectionId: connection.connectionId },
  });
});

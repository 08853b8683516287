import { expect, test } from 'vitest';
import { createKontoClient } from '../../../web/api/konto-client.ts';
import { RequestFailure } from '../../../web/api/request-failure.ts';
import { oddIds } from '../../support/odd-ids.ts';

const now = () => Date.UTC(2026, 2, 16, 9, 30);
const clientOver = (answer: (path: string, init: RequestInit) => Response | Promise<Response>) =>
  createKontoClient({ fetch: async (input, init = {}) => answer(String(input), init), now });

async function failureOf(pending: Promise<unknown>): Promise<RequestFailure> {
  const error = await pending.then(
    () => new Error('It succeeded'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof RequestFailure)) throw error;
  return error;
}

const problem = (fields: object, status = 503) =>
  new Response(JSON.stringify(fields), { status, headers: { 'X-Request-ID': 'r-1' } });

test('F1: every call carries the header that only the application can set', async () => {
  const sent: Headers[] = [];
  const client = clientOver((_path, init) => {
    sent.push(new Headers(init.headers));
    return new Response('{"banks":[]}');
  });
  await client.readBanks();
  await client.logout();
  await client.readTransactions('c1', 'a1', { page: '2', pageSize: '50' });
  expect(sent.map((headers) => headers.get('X-Konto'))).toEqual(['1', '1', '1']);
});

test("the bank's body is handed on as it came", async () => {
  const asked: string[] = [];
  const body = '{"transactions":[{"amount":{"amount":1.10}}]}';
  const client = clientOver((path) => {
    asked.push(path);
    return new Response(body);
  });
  expect(await client.readTransactions('c/1', 'a1', { page: '2', pageSize: '50' })).toBe(body);
  expect(asked).toEqual(['/bff/connections/c%2F1/accounts/a1/transactions?page=2&pageSize=50']);
});

test.each(oddIds)('C02: the account id %j is one segment of the path', async (id) => {
  const asked: string[] = [];
  const client = clientOver((path) => {
    asked.push(new URL(path, 'http://konto.test').pathname);
    return new Response('{}');
  });
  await client.readAccount('c1', id);
  await client.readTransactions('c1', id, { page: '1' });
  const prefix = '/bff/connections/c1/accounts/';
  const [detail = '', transactions] = asked;
  expect(decodeURIComponent(detail.slice(prefix.length))).toBe(id);
  expect(detail.split('/')).toHaveLength(prefix.split('/').length);
  expect(transactions).toBe(`${detail}/transactions`);
});

test.each(['', '.', '..', 'a/../b', 'a\ud800', 'a\0', 'x'.repeat(513)])(
  'C02: for the account id %j nobody is asked, and the failure has a name',
  async (id) => {
    const asked: string[] = [];
    const client = clientOver((path) => {
      asked.push(path);
      return new Response('{}');
    });
    for (const reading of [client.readAccount('c1', id), client.readTransactions('c1', id, {})])
      expect(await failureOf(reading)).toMatchObject({
        code: 'account_id_unsupported',
        details: { connectionId: 'c1' },
      });
    expect(asked).toEqual([]);
  },
);

test.each([
  ['application/json; charset=windows-1250', [0xbc, 0x75, 0x62], 'Ľub'],
  ['application/json; charset="ISO-8859-2"', [0xa5, 0x75, 0x62], 'Ľub'],
  ['application/json; charset=UTF8', [...new TextEncoder().encode('Ľub')], 'Ľub'],
  ['application/json', [...new TextEncoder().encode('Ľub')], 'Ľub'],
])('C12: a body that says it is %s is read so', async (contentType, bytes, text) => {
  const client = clientOver(
    () => new Response(new Uint8Array(bytes), { headers: { 'Content-Type': contentType } }),
  );
  expect(await client.readAccounts('c1')).toBe(text);
});

test('C12: a charset that nobody knows is refused by name', async () => {
  const client = clientOver(
    () => new Response('{}', { headers: { 'Content-Type': 'application/json; charset=ebcdic-sk' } }),
  );
  expect((await failureOf(client.readAccounts('c1'))).code).toBe('unreadable_response');
});

test('a problem document becomes a failure with its code, its connection, and a time on the clock', async () => {
  const client = clientOver(() => problem({ code: 'rate_limited', requestId: 'r-7', retryAfter: 90 }, 429));
  const failure = await failureOf(client.readAccounts('c1'));
  expect(failure.code).toBe('rate_limited');
  expect(failure.details).toEqual({ requestId: 'r-7', connectionId: 'c1', retryAt: now() + 90_000 });
});

test('what helps to find the cause comes along', async () => {
  const details = { parameter: 'pageSize', earliestDateFrom: '2024-03-01' };
  const client = clientOver(() => problem({ code: 'history_limit', requestId: 'r-8', ...details }, 400));
  expect((await failureOf(client.readAccounts('c1'))).details).toMatchObject(details);
});

test('an answer from somewhere else on the way is no answer', async () => {
  const client = clientOver(() => new Response('<h1>502</h1>', { status: 502 }));
  expect((await failureOf(client.readSession())).code).toBe('unreadable_response');
  const unknownCode = clientOver(() => problem({ code: 'made_up' }));
  const failure = await failureOf(unknownCode.readSession());
  expect([failure.code, failure.details.requestId]).toEqual(['unreadable_response', 'r-1']);
});

test('an answer of another shape is no answer', async () => {
  const client = clientOver(() => new Response('{"status":"signed-in"}'));
  expect((await failureOf(client.readSession())).code).toBe('unreadable_response');
});

test('no connection to the server is told apart from a bad answer', async () => {
  const client = clientOver(() => Promise.reject(new TypeError('Failed to fetch')));
  expect((await failureOf(client.readSession())).code).toBe('offline');
});

test('G9: a body that breaks off is a failure, never a short page', async () => {
  const client = clientOver(() => new Response(breakOffAfter('{"transactions":[]}')));
  expect((await failureOf(client.readTransactions('c1', 'a1', {}))).code).toBe('unreadable_response');
});

test('a call that was given up is no failure', async () => {
  const controller = new AbortController();
  const client = clientOver(
    (_path, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('Given up', 'AbortError')));
      }),
  );
  const reading = client.readAccounts('c1', controller.signal);
  controller.abort();
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
});

function breakOffAfter(text: string): ReadableStream {
  const chunks = [new TextEncoder().encode(text)];
  return new ReadableStream({
    pull(controller) {
      const chunk = chunks.pop();
      if (chunk) controller.enqueue(chunk);
      else controller.error(new TypeError('network error'));
    },
  });
}

import { afterEach, beforeEach, expect, test } from 'vitest';
import { endpoints } from '../../../shared/endpoints.ts';
import { oddIds } from '../../support/odd-ids.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';

const minute = 60_000;
let konto: TestApp;
let browser: TestBrowser;
let connectionId: string;
let accountId: string;

async function open(options?: TestAppOptions) {
  konto = createTestApp(options);
  browser = konto.browser();
  ({ connectionId } = await browser.connect({ accounts: ['current', 'business'] }));
  const { accounts } = await (await browser.fetch(endpoints.accounts(connectionId))).json();
  accountId = accounts[0].accountId;
  konto.bankRequests.length = 0;
}

beforeEach(() => open());
afterEach(() => konto.close());

const readAccounts = () => browser.fetch(endpoints.accounts(connectionId));
const readTransactions = (query = '') =>
  browser.fetch(endpoints.transactions(connectionId, accountId) + query);
const code = async (answering: Promise<Response>) => (await (await answering).json()).code;
/** What the bank itself answers to the request that the BFF last made. */
async function answerOfBank(): Promise<string> {
  const [request] = konto.bankRequests.slice(-1);
  if (request === undefined) throw new Error('The bank was not asked');
  return (await konto.fetchBank(request.clone())).text();
}

test('the bank is relayed byte for byte: the list, the detail, a page', async () => {
  for (const path of [
    endpoints.accounts(connectionId),
    endpoints.account(connectionId, accountId),
    `${endpoints.transactions(connectionId, accountId)}?pageSize=200&page=2`,
  ]) {
    const answer = await browser.fetch(path);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(await answerOfBank());
  }
});

test('G3: what goes to the bank is the method, the address and the headers of the list', async () => {
  await browser.fetch(`${endpoints.transactions(connectionId, accountId)}?page=2`, {
    headers: {
      Accept: 'text/html',
      Authorization: 'Bearer forged',
      authorization_: 'Bearer forged',
      'X-Forwarded-For': '10.0.0.1',
      'X-Forwarded-Access-Token': 'forged',
      X_Forwarded_User: 'forged',
      'X-Request-ID': 'forged',
      'PSU-IP-Address': '10.0.0.1',
      'Consent-ID': 'forged',
      Host: 'evil.example',
    },
  });
  const [request] = konto.bankRequests;
  const { baseUrl } = konto.config.banks[0];
  expect(`${request?.method} ${request?.url}`).toBe(
    `GET ${baseUrl}/v1/accounts/${accountId}/transactions?page=2&pageSize=50`,
  );
  expect(Object.fromEntries(request?.headers ?? [])).toEqual({
    accept: 'application/json',
    'accept-encoding': 'identity',
    authorization: expect.stringMatching(/^Bearer (?!forged)/),
    'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
  });
});

test('G4: of the bank’s head only type, length and coding arrive', async () => {
  const sent = {
    Server: 'x',
    'Set-Cookie': 'a=b',
    'Access-Control-Allow-Origin': '*',
    ETag: '"1"',
  };
  const body = '{"accounts":[]}';
  const headers = {
    ...sent,
    'Cache-Control': 'public',
    Vary: '*',
    'Content-Type': 'application/json',
    'Content-Length': '15',
  };
  konto.close();
  await open({ intercept: (request, bank) => relayOwn(request, bank, new Response(body, { headers })) });
  const answer = await browser.fetch(endpoints.account(connectionId, 'a-1'));
  expect(await answer.text()).toBe(body);
  for (const name of Object.keys(sent)) expect(answer.headers.get(name)).toBeNull();
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  expect(answer.headers.get('Content-Length')).toBe('15');
  expect(answer.headers.get('Vary')).toBe('Accept-Encoding');
});

/** This answer to the one account that does not exist; the sandbox bank answers the rest. */
const relayOwn = (
  request: Request,
  bank: (request: Request) => Response | Promise<Response>,
  answer: Response,
) => (new URL(request.url).pathname.endsWith('/a-1') ? answer : bank(request));

test.each([
  '..%2f..%2fadmin',
  '%2e%2e',
  '%2e',
  '%2e%2e%2f',
  'a%2f..%2fb',
  'a%5c..%5cb',
  '..%3bx',
  'a%00b',
  'a%0d%0ab',
  'a%7fb',
  '%ff',
  '%c3',
  '%',
  '%%32%35',
  '%252e%252e',
  'x'.repeat(513),
])('G1: the account id %s never reaches the bank', async (raw) => {
  const base = endpoints.accounts(connectionId);
  for (const path of [`${base}/${raw}`, `${base}/${raw}/transactions`]) {
    const answer = await konto.app.fetch(rawRequest(path));
    expect([400, 404]).toContain(answer.status);
    expect(['account_id_unsupported', 'not_found', 'connection_not_found']).toContain(
      (await answer.json()).code,
    );
  }
  expect(konto.bankRequests).toEqual([]);
});

test.each(oddIds)('C02: the account id %j arrives at the bank as one segment, and as it was', async (id) => {
  const own = new Response('{"accounts":[]}', { headers: { 'Content-Type': 'application/json' } });
  konto.close();
  await open({
    intercept: (request, bank) => (isAccount(request, id) ? own.clone() : bank(request)),
  });
  for (const path of [endpoints.account(connectionId, id), endpoints.transactions(connectionId, id)])
    for (const answer of [await browser.fetch(path), await konto.app.fetch(rawRequest(path))])
      expect(await answer.text()).toBe('{"accounts":[]}');
  expect(konto.bankRequests.every((request) => isAccount(request, id))).toBe(true);
  expect(konto.bankRequests).toHaveLength(4);
});

function isAccount({ url }: Request, id: string): boolean {
  const [segment = '', ...rest] = new URL(url).pathname.split('/v1/accounts/')[1]?.split('/') ?? [];
  return decodeURIComponent(segment) === id && ['', 'transactions'].includes(rest.join('/'));
}

/** As Node's server hands it over: the path as it was sent, which `new Request` would have tidied up. */
function rawRequest(path: string): Request {
  const headers = { 'X-Konto': '1', 'Sec-Fetch-Site': 'same-origin', Cookie: browser.cookies.header() ?? '' };
  const request = new Request(konto.config.appOrigin, { headers });
  Object.defineProperty(request, 'url', { value: konto.config.appOrigin + path });
  return request;
}

test.each([
  '//accounts',
  '/accounts//transactions',
  '/accounts/a/../b',
  '/accounts/',
  '/accounts/a/transactions/b',
])('G1: %s is no address', async (tail) => {
  const answer = await konto.app.fetch(rawRequest(endpoints.connection(connectionId) + tail));
  expect(await answer.json()).toMatchObject({ status: 404 });
  expect(konto.bankRequests).toEqual([]);
});

test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('G1: %s does not go to the bank', async (method) => {
  expect(await code(browser.fetch(endpoints.accounts(connectionId), { method }))).toBe('method_not_allowed');
  expect(konto.bankRequests).toEqual([]);
});

test.each([
  ['?pageSize=201', 'pageSize'],
  ['?page=1&page=2', 'page'],
  ['?dateFrom=2026-01-01', 'dateFrom'],
  ['?page=1?pageSize=2', 'page'],
  ['?page%00=1', undefined],
])('G10: the query %s is refused before the bank is asked', async (query, parameter) => {
  const answer = await readTransactions(query);
  expect(answer.status).toBe(400);
  const document = await answer.json();
  expect([document.code, document.parameter]).toEqual(['invalid_parameter', parameter]);
  expect(konto.bankRequests).toEqual([]);
});

test('B11: without a session it is 401 JSON, never a redirect, and nothing goes to the bank', async () => {
  browser.cookies.clear();
  const answer = await readAccounts();
  expect([answer.status, answer.headers.get('Content-Type'), answer.headers.get('Location')]).toEqual([
    401,
    'application/problem+json',
    null,
  ]);
  expect((await answer.json()).code).toBe('no_session');
  expect(konto.bankRequests).toEqual([]);
});

test('C4: after its end it is told apart from no session', async () => {
  konto.clock.advance(30 * minute);
  expect(await code(readAccounts())).toBe('session_expired');
});

test('C4: a session that ends while it is being read is told apart too', async () => {
  const { open: openSession } = konto.sessions;
  konto.sessions.open = async (cookieHeader) => {
    const lookup = await openSession(cookieHeader);
    konto.clock.advance(30 * minute);
    return lookup;
  };
  expect(await code(readAccounts())).toBe('session_expired');
});

test('C1: reading extends the idle end', async () => {
  for (let read = 0; read < 4; read += 1) {
    konto.clock.advance(20 * minute);
    expect((await readAccounts()).status).toBe(200);
  }
});

test('a connection of another session is not found', async () => {
  const stranger = konto.browser();
  await stranger.connect();
  konto.bankRequests.length = 0;
  expect(await code(stranger.fetch(endpoints.accounts(connectionId)))).toBe('connection_not_found');
  expect(konto.bankRequests).toEqual([]);
});

test('C5: a 401 for a token thought valid is answered by one refresh and one more try', async () => {
  konto.levers.expireAccessTokens();
  expect((await readAccounts()).status).toBe(200);
  const { counts, tokenCallsByGrantType } = konto.levers.readJournal();
  expect(tokenCallsByGrantType.refresh_token).toBe(1);
  expect(counts.accounts).toBe(3);
});

test('C5: where the new token is refused too, the consent is lost, and nobody asks again', async () => {
  konto.levers.disturb({
    times: 99,
    disturbance: { kind: 'status', status: 401, errorCode: 'TOKEN_INVALID' },
  });
  expect(await code(readAccounts())).toBe('consent_required');
  const { counts, tokenCallsByGrantType } = konto.levers.readJournal();
  expect([tokenCallsByGrantType.refresh_token, counts.accounts]).toEqual([1, 3]);
  expect(await code(readAccounts())).toBe('consent_required');
  expect(konto.levers.readJournal().counts).toEqual(counts);
  expect(await browser.session()).toMatchObject({
    connections: [{ connectionId, status: 'consent-required' }],
  });
});

test.each(['CONSENT_EXPIRED', 'NO_AUTHORIZATION'])(
  'a 401 that says %s is a lost consent at once: no refresh is asked for',
  async (errorCode) => {
    konto.levers.disturb({ disturbance: { kind: 'status', status: 401, errorCode } });
    expect(await code(readAccounts())).toBe('consent_required');
    const { counts, tokenCallsByGrantType } = konto.levers.readJournal();
    expect([tokenCallsByGrantType.refresh_token, counts.accounts]).toEqual([undefined, 2]);
    expect(await browser.session()).toMatchObject({ connections: [{ status: 'consent-required' }] });
  },
);

test('C5: twenty reads of a revoked consent lose it once', async () => {
  konto.levers.revokeConsents();
  const answers = await Promise.all(Array.from({ length: 20 }, () => code(readAccounts())));
  expect(new Set(answers)).toEqual(new Set(['consent_required']));
  expect(konto.levers.readJournal().tokenCallsByGrantType.refresh_token).toBe(1);
  expect(konto.logLines.filter((line) => line.includes('"consent_lost"'))).toHaveLength(1);
});

test('after a renewal the same connection reads again', async () => {
  konto.levers.revokeConsents();
  await readAccounts();
  expect((await browser.connect({ connectionId })).connectionId).toBe(connectionId);
  expect((await readAccounts()).status).toBe(200);
});

test('a withdrawn permission is told apart from a lost consent', async () => {
  konto.levers.withdrawConsents();
  expect(await code(readAccounts())).toBe('permission_missing');
  expect(await browser.session()).toMatchObject({ connections: [{ status: 'active' }] });
});

test.each([
  [{ kind: 'status', status: 400, errorCode: 'ILLEGAL_ARGUMENT' }, 1, 400, 'invalid_parameter'],
  [{ kind: 'status', status: 403, errorCode: 'NO_CONTRACT' }, 1, 403, 'contract_missing'],
  [{ kind: 'status', status: 403, errorCode: 'NO_ACCOUNT' }, 1, 404, 'account_not_found'],
  [{ kind: 'status', status: 408 }, 1, 504, 'bank_timeout'],
  [{ kind: 'status', status: 429 }, 1, 429, 'rate_limited'],
  [{ kind: 'status', status: 503 }, 3, 503, 'bank_unavailable'],
  [{ kind: 'html' }, 1, 502, 'bank_misbehaved'],
  [{ kind: 'redirect' }, 1, 502, 'bank_misbehaved'],
  [{ kind: 'cut-off' }, 1, 502, 'bank_misbehaved'],
] as const)('the bank’s %j, %i times, is %i %s', async (disturbance, times, status, expected) => {
  konto.levers.disturb({ times, disturbance });
  const answer = await readAccounts();
  expect([answer.status, (await answer.json()).code]).toEqual([status, expected]);
  expect(konto.bankRequests).toHaveLength(times);
});

test('the text of the bank’s earliest day becomes a day', async () => {
  const body =
    '{"errorCode":"INVALID_PARAMETER","errorDescription":"Earliest allowed dateFrom is 2024-03-01"}';
  konto.levers.disturb({ disturbance: { kind: 'status', status: 400, body } });
  expect(await (await readTransactions()).json()).toMatchObject({
    code: 'history_limit',
    earliestDateFrom: '2024-03-01',
  });
});

test('G7: an intermittent 500 is not noticed, and every attempt has an id of its own', async () => {
  konto.levers.disturb({
    times: 2,
    disturbance: { kind: 'status', status: 500, errorCode: 'INTERNAL_ERROR' },
  });
  expect((await readAccounts()).status).toBe(200);
  const ids = konto.bankRequests.map(({ headers }) => headers.get('X-Request-ID'));
  expect(new Set(ids).size).toBe(3);
});

test.each([
  [429, 1],
  [503, 3],
])('G8: the bank’s %i says when to come back, in header and body', async (status, times) => {
  konto.levers.disturb({ times, disturbance: { kind: 'status', status, retryAfter: '17' } });
  const named = await readAccounts();
  expect([named.headers.get('Retry-After'), (await named.json()).retryAfter]).toEqual(['17', 17]);
  konto.levers.disturb({ times, disturbance: { kind: 'status', status } });
  const unnamed = await readAccounts();
  expect([unnamed.headers.get('Retry-After'), (await unnamed.json()).retryAfter]).toEqual(['5', 5]);
});

test('G5: a redirect of the bank takes the token nowhere', async () => {
  konto.levers.disturb({ disturbance: { kind: 'redirect', location: 'http://127.0.0.1:9/steal' } });
  expect(await code(readAccounts())).toBe('bank_misbehaved');
  expect(konto.bankRequests.map(({ url }) => new URL(url).origin)).toEqual(['http://127.0.0.1:5174']);
});

test('G2: the bank’s host is the configured one, whatever the request says', async () => {
  await browser.fetch(`http://evil.example${endpoints.accounts(connectionId)}`, {
    headers: {
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
      'X-Bank-Base-Url': 'https://evil.example',
    },
  });
  expect(konto.bankRequests.map(({ url }) => new URL(url).origin)).toEqual(['http://127.0.0.1:5174']);
});

test('H2: what the bank says of its errors is told to nobody', async () => {
  const body = '{"errorCode":"X","errorDescription":"secret upstream text"}';
  konto.levers.disturb({ times: 3, disturbance: { kind: 'status', status: 500, body } });
  expect(await (await readAccounts()).text()).not.toContain('upstream');
  expect(konto.logLines.join()).not.toContain('upstream');
});

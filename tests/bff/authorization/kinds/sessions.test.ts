// A bank that gives sessions to an application, which signs for itself: no secret, no token endpoint, no refresh.
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SessionBank } from '../../../../bff/config/config.ts';
import { endpoints } from '../../../../shared/endpoints.ts';
import { createSessionBankServer, type SessionBankServer } from '../../../support/session-bank.ts';
import { createTestApp, createTestAppOver, type TestAppOver } from '../../../support/test-app.ts';
import type { TestBrowser } from '../../../support/test-browser.ts';
import { createTestClock, type TestClock } from '../../../support/test-clock.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const institution = { name: 'Banka Duna', country: 'SK' };
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const bank: SessionBank = {
  bankId: 'door',
  name: 'The door',
  profile: 'enable-banking',
  environment: 'production',
  baseUrl: 'https://door.example',
  redirectUri: 'http://localhost:5173/callback',
  applicationId: 'application-1',
  privateKey,
  countries: [],
};

let clock: TestClock;
let server: SessionBankServer;
let konto: TestAppOver;
let browser: TestBrowser;

function open(configured: SessionBank = bank, build: 'store' | 'cookie' = 'store') {
  clock = createTestClock(Date.UTC(2026, 2, 16));
  server = createSessionBankServer(publicKey, clock.now);
  const options = { bank: configured, clock, intercept: (request: Request) => server.fetch(request) };
  konto = build === 'store' ? createTestApp(options) : createTestAppOver(null, options);
  browser = konto.browser();
}

beforeEach(() => open());
afterEach(() => konto.close());

async function connect(wish = {}) {
  const response = server.authorize(await browser.login({ institution, ...wish }));
  const answer = await browser.callback(response);
  return { status: answer.status, ...(await answer.json()) };
}
const read = (connectionId: string) => browser.fetch(endpoints.accounts(connectionId));
const login = async (wish: object = { institution }) => {
  const answer = await browser.post(endpoints.login, wish);
  return { status: answer.status, ...(await answer.json()) };
};
const countCalls = (name: string) => server.calls.filter((call) => call === name).length;

test('an authorization is begun with the institution, its state and a time, and its address is the bank’s', async () => {
  const authorizationUrl = await browser.login({ institution });
  expect(authorizationUrl).toBe('https://door.example/start?request=1');
  expect(server.begun).toEqual([
    {
      access: { valid_until: '2026-06-13T23:59:00.000Z', balances: true, transactions: true },
      aspsp: institution,
      state: expect.stringMatching(/^[\w-]{43}$/),
      redirect_url: bank.redirectUri,
      psu_type: 'personal',
    },
  ]);
});

test('the application’s token is an RS256 JWT for an hour, and signed anew ten minutes before its end', async () => {
  const { connectionId } = await connect({ keep: true });
  clock.advance(50 * minute - 1);
  await read(connectionId);
  expect(server.tokens.size).toBe(1);
  const [token = ''] = server.tokens;
  const [header, claims] = token
    .split('.', 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
  expect(header).toEqual({ typ: 'JWT', alg: 'RS256', kid: 'application-1' });
  const iat = Date.UTC(2026, 2, 16) / 1000;
  expect(claims).toEqual({ iss: 'enablebanking.com', aud: 'api.enablebanking.com', iat, exp: iat + 3600 });
  clock.advance(1);
  await read(connectionId);
  expect((await read(connectionId)).status).toBe(200);
  expect(server.tokens.size).toBe(2);
});

test('a key in PKCS#1 signs as well', async () => {
  const { privateKey: pkcs1, publicKey: other } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  await konto.close();
  open({ ...bank, privateKey: pkcs1 });
  server = createSessionBankServer(other, clock.now);
  expect((await connect()).status).toBe(200);
});

test('a key that cannot be used is the operator’s, and the log names its variable', async () => {
  await konto.close();
  open({ ...bank, privateKey: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----' });
  expect(await login()).toMatchObject({ status: 502, code: 'client_rejected' });
  expect(konto.logLines.join()).toContain('"cause":"UnusableKey"');
  expect(konto.logLines.join()).toContain('"variable":"BANK_PRIVATE_KEY"');
});

test.each(['store', 'cookie'] as const)(
  'the connection is the institution’s, and ends when the bank says (%s)',
  async (build) => {
    await konto.close();
    open(bank, build);
    const { connectionId } = await connect();
    expect(await browser.session()).toMatchObject({
      connections: [{ connectionId, bankName: 'Banka Duna', consentExpiresAt: '2026-06-14T00:00:00.000Z' }],
    });
    expect((await read(connectionId)).status).toBe(200);
  },
);

test.each(['2026-06-14T00:00:00+02', '2026-06-14'])(
  'an end that cannot be read as a moment is not known, and costs no consent: %s',
  async (valid_until) => {
    const session = { session_id: 'session-1', access: { valid_until } };
    server.answer('POST /sessions', Response.json(session));
    const { connectionId } = await connect();
    expect(await browser.session()).toMatchObject({ connections: [{ consentExpiresAt: null }] });
    expect((await read(connectionId)).status).toBe(200);
  },
);

test('a renewal is for the same institution, and the session that it replaces is deleted', async () => {
  const { connectionId } = await connect();
  const response = server.authorize(await browser.login({ connectionId }));
  expect(server.begun[1]).toMatchObject({ aspsp: institution });
  expect(await (await browser.callback(response)).json()).toMatchObject({ connectionId });
  await vi.waitFor(() =>
    expect(konto.bankRequests.at(-1)?.url).toBe(`https://door.example/sessions/${server.sessions[0]}`),
  );
  expect(konto.bankRequests.at(-1)?.method).toBe('DELETE');
  expect((await read(connectionId)).status).toBe(200);
});

const institutionsOf = (query: string) => browser.fetch(`${endpoints.institutions('door')}?${query}`);

test('the banks of a country are listed for whoever chooses, and asked for once', async () => {
  const answers = await Promise.all([institutionsOf('country=SK'), institutionsOf('country=SK')]);
  for (const answer of answers)
    expect(await answer.json()).toEqual({
      institutions: [{ ...institution, beta: false, longestConsentDays: 90 }],
    });
  await connect();
  expect(countCalls('GET /aspsps')).toBe(1);
  clock.advance(12 * 60 * minute);
  await institutionsOf('country=SK');
  expect(countCalls('GET /aspsps')).toBe(2);
});

test('a list that cannot be had is a failure with a name, and is asked for again', async () => {
  server.answer('GET /aspsps', refusal(503, 'ASPSP_ERROR')());
  expect(await (await institutionsOf('country=SK')).json()).toMatchObject({ code: 'bank_unavailable' });
  expect((await institutionsOf('country=SK')).status).toBe(200);
});

test('only banks where a person can have accounts are offered, and what cannot be read is none', async () => {
  const listed = { ...institution, maximum_consent_validity: 86_400, bic: 'DUNASKBX', beta: true };
  const aspsps = [{ ...listed, psu_types: ['business'] }, listed, { name: 'Bez krajiny' }, null];
  server.answer('GET /aspsps', Response.json({ aspsps }));
  expect(await (await institutionsOf('country=SK')).json()).toEqual({
    institutions: [{ ...institution, bic: 'DUNASKBX', beta: true, longestConsentDays: 1 }],
  });
});

test.each(['', 'country=sk', 'country=SK&country=CZ', 'country=SK&q=duna', 'country=AT'])(
  'no banks are listed for %j',
  async (query) => {
    await konto.close();
    open({ ...bank, countries: ['SK'] });
    const answer = await institutionsOf(query);
    expect(await answer.json()).toMatchObject({ code: 'invalid_parameter', parameter: 'country' });
    expect(server.calls).toEqual([]);
  },
);

test('the banks tell that one is the door to many, and to which countries', async () => {
  await konto.close();
  open({ ...bank, countries: ['SK', 'CZ'] });
  expect(await (await browser.fetch(endpoints.banks)).json()).toMatchObject({
    banks: [{ bankId: 'door', profile: 'enable-banking', institutions: true, countries: ['SK', 'CZ'] }],
  });
});

test('a bank that is not behind the door cannot be chosen', async () => {
  const other = { institution: { name: 'Iná banka', country: 'SK' } };
  expect(await login(other)).toMatchObject({ code: 'invalid_parameter', parameter: 'institution' });
  expect(server.begun).toEqual([]);
});

const readAs = (connectionId: string, headers: Record<string, string>) =>
  konto.app.request(
    endpoints.accounts(connectionId),
    { headers: { 'X-Konto': '1', Cookie: browser.cookies.header() ?? '', ...headers } },
    { clientAddress: '2001:db8::7' },
  );

test('the person’s address and browser are told where the bank requires them, and nothing more', async () => {
  const { connectionId } = await connect();
  await readAs(connectionId, { 'User-Agent': 'Browser/1', 'Accept-Language': 'sk' });
  const sent = [...(konto.bankRequests.at(-1)?.headers ?? [])].filter(([name]) => name.startsWith('psu-'));
  expect(sent).toEqual([
    ['psu-ip-address', '2001:db8:0:0:0:0:0:7'],
    ['psu-user-agent', 'Browser/1'],
  ]);
  expect(konto.logLines.join()).not.toMatch(/2001:db8|Browser/);
});

test('of several headers that the bank requires all are sent, or none', async () => {
  const { connectionId } = await connect();
  await readAs(connectionId, {});
  expect([...(konto.bankRequests.at(-1)?.headers.keys() ?? [])].join()).not.toContain('psu-');
});

test('a bank that requires nothing is told nothing of the person', async () => {
  const listed = { ...institution, maximum_consent_validity: 86_400 };
  server.answer('GET /aspsps', Response.json({ aspsps: [listed] }));
  const { connectionId } = await connect();
  await readAs(connectionId, { 'User-Agent': 'Browser/1' });
  expect([...(konto.bankRequests.at(-1)?.headers.keys() ?? [])].join()).not.toContain('psu-');
});

test('an operator’s mistake is in the log by the bank’s code', async () => {
  const { connectionId } = await connect();
  server.answer('GET /sessions/:id', refusal(403, 'UNAUTHORIZED_IP')());
  expect(await (await read(connectionId)).json()).toMatchObject({ code: 'client_rejected' });
  expect(konto.logLines.at(-1)).toContain('"reason":"UNAUTHORIZED_IP"');
});

test('balances are a read of their own', async () => {
  const { connectionId } = await connect();
  const path = endpoints.balances(connectionId, 'u1');
  expect((await browser.fetch(path)).status).toBe(200);
  expect(konto.bankRequests.at(-1)?.url).toBe('https://door.example/accounts/u1/balances');
});

test('a page of transactions goes on by its key, and by nothing else', async () => {
  const { connectionId } = await connect();
  const path = endpoints.transactions(connectionId, 'u1');
  await browser.fetch(`${path}?cursor=k%2B1%26a&dateFrom=2026-01-01`);
  expect(konto.bankRequests.at(-1)?.url).toBe(
    'https://door.example/accounts/u1/transactions?date_from=2026-01-01&strategy=longest&continuation_key=k%2B1%26a',
  );
  const refused = await browser.fetch(`${path}?continuation_key=k1`);
  expect(await refused.json()).toMatchObject({ code: 'invalid_parameter', parameter: 'continuation_key' });
});

test('without an institution nothing is begun', async () => {
  expect(await login({})).toMatchObject({ status: 400, code: 'invalid_parameter', parameter: 'institution' });
  expect(server.calls).toEqual([]);
});

const refusal = (status: number, error: string) => () => Response.json({ code: status, error }, { status });
const html = () => new Response('<p>', { headers: { 'Content-Type': 'text/html' } });

test.each([
  ['bank_unavailable', refusal(503, 'ASPSP_ERROR')],
  ['client_rejected', refusal(403, 'REDIRECT_URI_NOT_ALLOWED')],
  ['bank_misbehaved', refusal(422, 'WRONG_REQUEST_PARAMETERS')],
  ['bank_misbehaved', html],
  ['bank_misbehaved', () => Response.json({ url: 'javascript:alert(1)' })],
])('what cannot be begun is %s', async (code, answer) => {
  server.answer('POST /auth', answer());
  expect(await login()).toMatchObject({ code });
});

test.each([
  ['token_exchange_failed', refusal(422, 'EXPIRED_AUTHORIZATION_CODE')],
  ['token_exchange_failed', html],
  ['token_exchange_failed', () => Response.json({ session_id: '../accounts' })],
  ['client_rejected', refusal(401, 'UNAUTHORIZED_ACCESS')],
  ['bank_unavailable', refusal(500, 'ASPSP_ERROR')],
])('a code that brings no session is %s', async (code, answer) => {
  const response = server.authorize(await browser.login({ institution }));
  server.answer('POST /sessions', answer());
  expect(await (await browser.callback(response)).json()).toMatchObject({ code });
  expect(await browser.session()).toEqual({ status: 'signed-out' });
});

test('B6: a response in another bank’s name is refused, and its code goes nowhere', async () => {
  const url = await browser.login({ institution });
  const response = server.authorize(url, { code: 'code', iss: 'https://other.example' });
  expect(await (await browser.callback(response)).json()).toMatchObject({ code: 'authorization_failed' });
  expect(countCalls('POST /sessions')).toBe(0);
});

test('B7: a refusal at the bank is a code, and its text goes nowhere', async () => {
  const url = await browser.login({ institution });
  const response = server.authorize(url, { error: 'access_denied', error_description: 'canary' });
  const text = await (await browser.callback(response)).text();
  expect(JSON.parse(text).code).toBe('authorization_denied');
  expect(text + konto.logLines.join()).not.toContain('canary');
});

test('D1: fifty parallel reads after the session’s end ask for no refresh, and need a new consent', async () => {
  const { connectionId } = await connect({ keep: true });
  const before = server.calls.length;
  server.endSessions('EXPIRED');
  const answers = await Promise.all(Array.from({ length: 50 }, () => read(connectionId)));
  for (const answer of answers) expect(await answer.json()).toMatchObject({ code: 'consent_required' });
  const asked = Object.groupBy(server.calls.slice(before), (call) => call);
  expect(Object.keys(asked)).toEqual(['GET /sessions/:id']);
  expect(konto.logLines.filter((line) => line.includes('consent_lost'))).toHaveLength(1);
});

test.each(['CLOSED', 'REVOKED', 'INVALID'])(
  'C5: a session that is %s needs a new consent',
  async (status) => {
    const { connectionId } = await connect();
    server.endSessions(status);
    expect(await (await read(connectionId)).json()).toMatchObject({ code: 'consent_required' });
    expect(await browser.session()).toMatchObject({ connections: [{ status: 'consent-required' }] });
  },
);

test.each([
  [401, 'EXPIRED_SESSION'],
  [401, 'CLOSED_SESSION'],
  [401, 'REVOKED_SESSION'],
  [404, 'SESSION_DOES_NOT_EXIST'],
])(
  '2.4: an account refused with %i %s is the end of the consent if its session has ended',
  async (status, error) => {
    const { connectionId } = await connect();
    const path = endpoints.balances(connectionId, 'u1');
    server.answer('GET /accounts/u1/balances', refusal(status, error)(), refusal(status, error)());
    expect(await (await browser.fetch(path)).json()).toMatchObject({ code: 'account_not_found' });
    expect((await read(connectionId)).status).toBe(200);
    server.endSessions('EXPIRED');
    expect(await (await browser.fetch(path)).json()).toMatchObject({ code: 'consent_required' });
    expect(await browser.session()).toMatchObject({ connections: [{ status: 'consent-required' }] });
  },
);

test('a session that is not there any more needs a new consent', async () => {
  const { connectionId } = await connect();
  server.endSessions('EXPIRED');
  server.answer('GET /sessions/:id', refusal(404, 'SESSION_DOES_NOT_EXIST')());
  expect(await (await read(connectionId)).json()).toMatchObject({ code: 'consent_required' });
});

test('after its time has passed the bank is not asked at all', async () => {
  const { connectionId } = await connect({ keep: true });
  // Another, later consent keeps the session itself.
  clock.advance(day);
  await connect({ keep: true });
  clock.advance(89 * day);
  const before = server.calls.length;
  expect(await (await read(connectionId)).json()).toMatchObject({ code: 'consent_required' });
  expect(server.calls.length).toBe(before);
});

test('D10: an application that the bank refuses costs no consent', async () => {
  const { connectionId } = await connect();
  server.answer('GET /sessions/:id', refusal(401, 'UNAUTHORIZED_ACCESS')());
  expect(await (await read(connectionId)).json()).toMatchObject({ code: 'client_rejected' });
  clock.advance(minute);
  expect((await read(connectionId)).status).toBe(200);
});

test('D9: a bank that cannot be asked about a session costs no consent', async () => {
  const { connectionId } = await connect();
  server.answer('GET /sessions/:id', refusal(401, '')(), refusal(503, 'ASPSP_ERROR')());
  expect(await (await read(connectionId)).json()).toMatchObject({ code: 'bank_unavailable' });
  clock.advance(minute);
  expect((await read(connectionId)).status).toBe(200);
});

test.each([
  [true, () => Response.json({ message: 'OK' })],
  [true, refusal(404, 'SESSION_DOES_NOT_EXIST')],
  [true, refusal(422, 'CLOSED_SESSION')],
  [false, refusal(500, 'ASPSP_ERROR')],
  [false, refusal(401, 'UNAUTHORIZED_ACCESS')],
])('disconnecting deletes the session at the bank: %s', async (consentDeleted, answer) => {
  const { connectionId } = await connect();
  server.answer('DELETE /sessions/:id', answer());
  const disconnected = await browser.fetch(endpoints.connection(connectionId), { method: 'DELETE' });
  expect(await disconnected.json()).toEqual({ consentDeleted });
  expect(await browser.session()).toEqual({ status: 'signed-out' });
});

test.each(['store', 'cookie'] as const)(
  'C3: no answer and no log line holds the key, an application token or a session’s id (%s)',
  async (build) => {
    await konto.close();
    open(bank, build);
    const seen: string[] = [];
    const { fetch } = browser;
    browser.fetch = async (...request) => {
      const answer = await fetch(...request);
      seen.push(JSON.stringify([...answer.headers]), await answer.clone().text());
      return answer;
    };
    const { connectionId } = await connect();
    await read(connectionId);
    await browser.session();
    server.answer('GET /sessions/:id', refusal(401, 'UNAUTHORIZED_ACCESS')());
    await read(connectionId);
    server.endSessions('REVOKED');
    clock.advance(minute);
    await read(connectionId);
    server.answer('DELETE /sessions/:id', refusal(500, 'ASPSP_ERROR')());
    await browser.fetch(endpoints.connection(connectionId), { method: 'DELETE' });
    const text = [...seen, ...konto.logLines].join('\n');
    const keyLines = privateKey.split('\n').filter((line) => line.length === 64);
    const canaries = [...server.tokens, ...server.sessions, ...keyLines, 'canary-of-the-code'];
    expect([server.sessions.length, keyLines.length > 20]).toEqual([1, true]);
    for (const canary of canaries) expect(text).not.toContain(canary);
  },
);

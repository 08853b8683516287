// What has to hold wherever the BFF runs, asked over HTTP alone: of a server of its own, and of functions on the platforms
// that are claimed.
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { endpoints } from '../../../shared/endpoints.ts';
import { oddIds } from '../../support/odd-ids.ts';
import { type SandboxServer, startSandboxServer } from '../../support/sandbox-server.ts';
import { createTestBrowser, type TestBrowser } from '../../support/test-browser.ts';

interface RunningRuntime {
  /** Where it answers, which is not what the pages' origin is called. */
  url: string;
  close(): Promise<void>;
}

/** Starts the BFF with this configuration on a free port of this machine. */
export type StartRuntime = (environment: Record<string, string>) => Promise<RunningRuntime>;

const appOrigin = 'https://konto.example';

const ours = ['accept', 'accept-encoding', 'authorization', 'x-request-id'];
/** Every `fetch` has some of its own, always the same. */
const ofTheRuntime = [
  'accept-language',
  'cache-control',
  'connection',
  'host',
  'pragma',
  'sec-fetch-mode',
  'user-agent',
];
const mayReachBank: ReadonlySet<string> = new Set([...ours, ...ofTheRuntime]);

export function testRuntime(start: StartRuntime) {
  let bank: SandboxServer;
  let runtime: RunningRuntime;
  let browser: TestBrowser;

  beforeAll(async () => {
    bank = await startSandboxServer(appOrigin);
    runtime = await start({ ...bank.environment, LIMIT_SIGN_IN_PER_MINUTE: 'off' });
  }, 30_000);
  afterEach(() => void vi.restoreAllMocks());
  afterAll(async () => {
    await runtime?.close();
    await bank.close();
  });
  beforeEach(() => {
    bank.levers.reset();
    bank.answerReads(null);
    browser = openBrowser();
  });

  const openBrowser = () =>
    createTestBrowser({ app: { fetch: send }, fetchBank: fetch, appOrigin, now: Date.now });
  const send = (request: Request) => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(runtime.url + pathname + search, request));
  };
  const readAccounts = (connectionId: string) => browser.fetch(endpoints.accounts(connectionId));
  const tokenCalls = () => bank.levers.readJournal().counts.token;
  const code = async (answering: Promise<Response>) => (await (await answering).json()).code;

  async function openTransactions() {
    const { connectionId } = await browser.connect();
    const [{ accountId }] = (await (await readAccounts(connectionId)).json()).accounts;
    return endpoints.transactions(connectionId, accountId);
  }

  test('a sign-in at the bank becomes a session, whose page is the bank’s, byte for byte', async () => {
    const path = await openTransactions();
    const answer = await browser.fetch(`${path}?pageSize=50&page=2`);
    const accountPath = path.slice(path.indexOf('/accounts/'));
    const [accessToken] = bank.levers.listIssuedSecrets().accessTokens;
    const asBankHasIt = await fetch(`${bank.environment.BANK_BASE_URL}/v1${accountPath}?pageSize=50&page=2`, {
      headers: { Authorization: `Bearer ${accessToken}`, 'X-Request-ID': crypto.randomUUID() },
    });
    expect(answer.headers.get('Content-Type')).toBe(asBankHasIt.headers.get('Content-Type'));
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(await asBankHasIt.arrayBuffer()));
  });

  test('of what the browser sends, the bank gets nothing but the codings that it reads', async () => {
    const { connectionId } = await browser.connect();
    const headers = { 'X-Canary': 'canary', 'User-Agent': 'canary', 'X-Forwarded-For': '203.0.113.7' };
    const codings = { 'Accept-Encoding': 'canary, gzip;q=0.5, br;q=0, deflate' };
    await browser.fetch(endpoints.accounts(connectionId), { headers: { ...headers, ...codings } });
    const received = bank.headersOfLastRead();
    expect(received.get('authorization')).toMatch(/^Bearer /);
    expect(received.get('accept-encoding')).toBe('gzip');
    expect([...received.keys()].filter((name) => !mayReachBank.has(name))).toEqual([]);
    expect(JSON.stringify([...received])).not.toMatch(/canary|cookie|konto|203\.0\.113\.7/i);
  });

  test('a query that the bank does not know is refused before the bank is asked', async () => {
    const path = await openTransactions();
    for (const query of ['pageSize=201', 'page=1&page=2', 'unknown=1', 'page=-1'])
      expect(await code(browser.fetch(`${path}?${query}`)), query).toBe('invalid_parameter');
    expect(bank.levers.readJournal().counts.transactions).toBe(0);
  });

  test('C02: an account id arrives at the bank as the browser sent it, in one segment', async () => {
    const { connectionId } = await browser.connect();
    const asked: string[] = [];
    bank.answerReads((request, response) => {
      asked.push(request.url?.split('/v1/accounts/')[1] ?? '');
      response.setHeader('Content-Type', 'application/json').end('{}');
    });
    for (const id of oddIds) await browser.fetch(endpoints.account(connectionId, id));
    expect(asked.map(decodeURIComponent)).toEqual(oddIds);
    expect(asked.join('')).not.toContain('/');
  });

  test('C02: G1: a way up in an account id is refused, or is no address, and the bank is not asked', async () => {
    const { connectionId } = await browser.connect();
    const asked: unknown[] = [];
    bank.answerReads((request, response) => {
      asked.push(request.url);
      response.end('{}');
    });
    for (const raw of ['..%2fx', '%2e%2e%2f%2e%2e', 'x%2f..', '%252e%252e', '..%5cx', '%ff', 'a%00'])
      for (const tail of ['', '/transactions']) {
        const answer = await browser.fetch(`${endpoints.accounts(connectionId)}/${raw}${tail}`);
        expect([400, 404], raw).toContain(answer.status);
      }
    expect(asked).toEqual([]);
  });

  test('fifty parallel reads whose access token has expired make one refresh and fifty answers', async () => {
    const { connectionId } = await browser.connect();
    bank.levers.expireAccessTokens();
    const answers = await Promise.all(Array.from({ length: 50 }, () => readAccounts(connectionId)));
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
    expect(bank.refreshes()).toBe(1);
    expect((await readAccounts(connectionId)).status).toBe(200);
    expect(bank.refreshes()).toBe(1);
  });

  test('a consent that was revoked is a lost one, and the session stays', async () => {
    const { connectionId } = await browser.connect();
    bank.levers.revokeConsents();
    expect(await code(readAccounts(connectionId))).toBe('consent_required');
    expect(await browser.session()).toMatchObject({
      connections: [{ connectionId, status: 'consent-required' }],
    });
  });

  test('a call from another site is refused, and nothing goes to the bank', async () => {
    const { connectionId } = await browser.connect();
    const path = endpoints.accounts(connectionId);
    for (const headers of [{ 'X-Konto': null }, { 'Sec-Fetch-Site': 'cross-site' }])
      expect(await code(browser.fetch(path, { headers }))).toBe('not_first_party');
    const foreign = { 'Sec-Fetch-Site': null, Origin: 'https://evil.example' };
    expect(await code(browser.fetch(endpoints.logout, { method: 'POST', headers: foreign }))).toBe(
      'not_first_party',
    );
    expect(bank.levers.readJournal().counts.accounts).toBe(0);
  });

  test('signing out ends the session, twice too', async () => {
    const { connectionId } = await browser.connect();
    for (const _time of [1, 2]) expect((await browser.post(endpoints.logout, {})).status).toBe(204);
    expect(browser.cookies.names().filter((name) => name.endsWith('session'))).toEqual([]);
    expect(await browser.session()).toEqual({ status: 'signed-out' });
    expect(await code(readAccounts(connectionId))).toBe('no_session');
  });

  test('two tabs that start together both arrive', async () => {
    const tabs = [
      await browser.login({ returnTo: '/accounts/1' }),
      await browser.login({ returnTo: '/accounts/2' }),
    ];
    const responses = await Promise.all(tabs.map((url) => browser.consent(url)));
    for (const response of responses.reverse()) expect((await browser.callback(response)).status).toBe(200);
    expect(await browser.session()).toMatchObject({ connections: [{}, {}] });
  });

  test('a callback that comes again costs no token call, and is unknown to another browser', async () => {
    const response = await browser.consent(await browser.login());
    const [first, second] = await Promise.all([browser.callback(response), browser.callback(response)]);
    const { connectionId } = await first.json();
    expect(await second.json()).toMatchObject({ connectionId });
    expect(await (await browser.callback(response)).json()).toMatchObject({ connectionId });
    expect(await code(openBrowser().callback(response))).toBe('authorization_unknown');
    expect(tokenCalls()).toBe(1);
  });

  test('cookies are for this host and for https alone, and are cleared as they were set', async () => {
    const login = await browser.post(endpoints.login, {});
    await browser.connect({ keep: true });
    const logout = await browser.post(endpoints.logout, {});
    const [set] = login.headers.getSetCookie();
    const cleared = logout.headers.getSetCookie().find((cookie) => cookie.includes('session'));
    for (const cookie of [set, cleared])
      expect(cookie).toMatch(/^__Host-konto-[^;]+; Path=\/; HttpOnly; SameSite=Strict; Secure; Max-Age=\d+$/);
  });

  test.each([endpoints.health, endpoints.ready, endpoints.session, '/bff/unknown'])(
    '%s carries the security headers and is not kept by anybody',
    async (path) => {
      const { headers } = await browser.fetch(path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-type': expect.stringMatching(/^application\/(?:problem\+)?json$/),
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'x-content-type-options': 'nosniff',
        'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
      });
      expect([...headers.keys()]).not.toContain('x-powered-by');
    },
  );

  test('what is not there, is too large or of another kind has an answer of its own', async () => {
    const post = (body: string, type = 'application/json') =>
      browser.fetch(endpoints.login, { method: 'POST', headers: { 'Content-Type': type }, body });
    expect(await code(browser.fetch('/bff/unknown'))).toBe('not_found');
    expect(await code(browser.fetch(endpoints.login))).toBe('method_not_allowed');
    expect(await code(post('{}', 'text/plain'))).toBe('unsupported_media_type');
    expect(await code(post(JSON.stringify({ returnTo: 'x'.repeat(9_000) })))).toBe('body_too_large');
    expect(await code(post('{'))).toBe('invalid_parameter');
  });

  test('HEAD is the head of GET', async () => {
    const path = await openTransactions();
    const [get, head] = [await browser.fetch(path), await browser.fetch(path, { method: 'HEAD' })];
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('Content-Type')).toBe(get.headers.get('Content-Type'));
  });

  test.each([
    ['redirects', { kind: 'redirect' }, 'bank_misbehaved'],
    ['answers in HTML', { kind: 'html' }, 'bank_misbehaved'],
    ['breaks off', { kind: 'cut-off' }, 'bank_misbehaved'],
    ['is overloaded', { kind: 'status', status: 429, retryAfter: '7' }, 'rate_limited'],
  ] as const)('a bank that %s is told by name', async (_what, disturbance, expected) => {
    const { connectionId } = await browser.connect();
    bank.levers.disturb({ disturbance });
    vi.spyOn(console, 'error').mockReturnValue(); // the bank's own server complains of its broken answer
    const answer = await readAccounts(connectionId);
    expect((await answer.json()).code).toBe(expected);
    if (expected === 'rate_limited') expect(answer.headers.get('Retry-After')).toBe('7');
  });

  test('a large body passes whole, and one that breaks off never looks like one', async () => {
    const { connectionId } = await browser.connect();
    const body = Buffer.from(JSON.stringify({ accounts: 'x'.repeat(1_000_000) }));
    const head = { 'Content-Type': 'application/json', 'Content-Length': body.length };
    const read = async () => {
      const answer = await readAccounts(connectionId);
      return answer.ok ? Buffer.from(await answer.arrayBuffer()) : Promise.reject(new Error('refused'));
    };
    bank.answerReads((_request, response) => response.writeHead(200, head).end(body));
    expect((await read()).equals(body)).toBe(true);
    bank.answerReads((_request, response) => {
      response.writeHead(200, head).write(body.subarray(0, 600_000), () => response.destroy());
    });
    await expect(read()).rejects.toThrow();
  });

  /** The bank's own bytes in these, whatever was asked for. */
  const answerIn = (coding: string, body: Uint8Array, status = 200) =>
    bank.answerReads((_request, response) => {
      const head = { 'Content-Type': 'application/json', 'Content-Encoding': coding };
      response.writeHead(status, { ...head, 'Content-Length': body.length }).end(body);
    });
  const accountsText = '{"accounts":[]}';

  test.each([
    ['gzip', gzipSync(accountsText)],
    ['br', brotliCompressSync(accountsText)],
    ['utf-8', Buffer.from(accountsText)],
    ['', Buffer.from(accountsText)],
  ])(
    'G13: C14: a bank that answers in “%s” is read, whether it was asked to or not',
    async (coding, body) => {
      const { connectionId } = await browser.connect();
      answerIn(coding, body);
      for (const accepted of ['identity', 'gzip, deflate, br']) {
        const headers = { 'Accept-Encoding': accepted };
        const answer = await browser.fetch(endpoints.accounts(connectionId), { headers });
        expect([answer.status, await answer.text()]).toEqual([200, accountsText]);
      }
    },
  );

  test.each([
    ['zstd', zstdCompressSync(accountsText)],
    ['deflate', deflateSync(accountsText)],
    ['compress', Buffer.from('nobody knows how')],
  ])('G13: C14: a bank that answers in %s unasked is read, or told by name', async (coding, body) => {
    const { connectionId } = await browser.connect();
    answerIn(coding, body);
    const headers = { 'Accept-Encoding': 'identity' };
    const answer = await browser.fetch(endpoints.accounts(connectionId), { headers });
    const text = await answer.text();
    if (answer.ok) expect(text).toBe(accountsText);
    else expect(JSON.parse(text).code).toBe('bank_misbehaved');
  });

  test('G13: a bank is asked for no coding that does not arrive', async () => {
    const { connectionId } = await browser.connect();
    const encoders = { gzip: gzipSync, br: brotliCompressSync, zstd: zstdCompressSync };
    for (const [coding, encode] of Object.entries(encoders)) {
      bank.answerReads(({ headers }, response) => {
        const isAsked = String(headers['accept-encoding']).split(', ').includes(coding);
        const head = { 'Content-Type': 'application/json', ...(isAsked && { 'Content-Encoding': coding }) };
        response.writeHead(200, head).end(isAsked ? encode(accountsText) : accountsText);
      });
      const headers = { 'Accept-Encoding': 'gzip, deflate, br, zstd' };
      const answer = await browser.fetch(endpoints.accounts(connectionId), { headers });
      expect([answer.status, await answer.text()]).toEqual([200, accountsText]);
    }
  });

  test('G13: an encoded error is read like any other, and a bomb in one is not', async () => {
    const { connectionId } = await browser.connect();
    answerIn('gzip', gzipSync('{"errorCode":"NO_CONTRACT"}'), 403);
    expect(await code(readAccounts(connectionId))).toBe('contract_missing');
    answerIn('gzip', gzipSync(`{"errorCode":"NO_CONTRACT","x":"${' '.repeat(20_000_000)}"}`), 403);
    expect(await code(readAccounts(connectionId))).toBe('permission_missing');
  });

  test('a bank that fails for a moment is asked again', async () => {
    const { connectionId } = await browser.connect();
    bank.levers.disturb({ disturbance: { kind: 'status', status: 500 } });
    expect((await readAccounts(connectionId)).status).toBe(200);
    expect(bank.levers.readJournal().counts.accounts).toBe(2);
  });

  test('a refresh whose browser has left comes to its end', async () => {
    const { connectionId } = await browser.connect();
    bank.levers.expireAccessTokens();
    bank.levers.disturb({ endpoint: 'token', disturbance: { kind: 'slow', ms: 200 } });
    const leaving = new AbortController();
    const left = browser.fetch(endpoints.accounts(connectionId), { signal: leaving.signal });
    await expect.poll(bank.refreshes).toBe(1);
    leaving.abort();
    await expect(left).rejects.toThrow();
    expect((await readAccounts(connectionId)).status).toBe(200);
    expect(bank.refreshes()).toBe(1);
  });
}

import { afterEach, expect, test, vi } from 'vitest';
import type { Config } from '../../../bff/config/config.ts';
import { parseProxies } from '../../../bff/config/parse-proxies.ts';
import type { ServerBindings } from '../../../bff/middleware/app-env.ts';
import { endpoints } from '../../../shared/endpoints.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import { createTestBrowser, type TestBrowser } from '../../support/test-browser.ts';

let konto: TestApp;

afterEach(() => konto.close());

function start(limits: Partial<Config['limits']>, proxies = 'loopback') {
  konto = createTestApp({ limits, trustedProxies: parseProxies(proxies) });
}

const three = { calls: 3, windowSeconds: 60 };

/** A browser whose calls the server gets with these bindings. */
const browse = (bindings: ServerBindings): TestBrowser =>
  createTestBrowser({
    app: { fetch: (request) => konto.app.fetch(request, bindings) },
    fetchBank: konto.fetchBank,
    appOrigin: konto.config.appOrigin,
    now: konto.clock.now,
  });
const browseFrom = (remoteAddress: string | undefined) => browse({ incoming: { socket: { remoteAddress } } });

/** The statuses of so many calls, one after the other. */
async function askMany(count: number, ask: (call: number) => Promise<Response>): Promise<number[]> {
  const statuses = [];
  for (let call = 0; call < count; call += 1) statuses.push((await ask(call)).status);
  return statuses;
}

const login = (browser: TestBrowser, headers = {}) =>
  browser.fetch(endpoints.login, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: '{}',
  });

const findEvents = (event: string) =>
  konto.logLines.map((line) => JSON.parse(line)).filter((entry) => entry.event === event);

test('H1: sign-in calls of one address beyond the limit are refused, and Retry-After is the truth', async () => {
  start({ signIn: three });
  const browser = browseFrom('198.51.100.7');
  await login(browser);
  konto.clock.advance(10_500);
  await login(browser);
  await browser.callback('code=c&state=s');
  const refused = await login(browser);
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '50']);
  expect(refused.headers.getSetCookie()).toEqual([]);
  expect(await refused.json()).toMatchObject({ code: 'rate_limited', status: 429, retryAfter: 50 });
  expect((await browser.callback('code=c&state=s')).status).toBe(429);
  konto.clock.advance(50_000);
  expect((await login(browser)).status).toBe(200);
});

test('H1: one address cannot use up another’s sign-ins, nor what it may ask about its session', async () => {
  start({ signIn: three, session: three });
  expect(await askMany(4, () => login(browseFrom('198.51.100.7')))).toEqual([200, 200, 200, 429]);
  expect((await login(browseFrom('198.51.100.8'))).status).toBe(200);
  expect((await browseFrom('198.51.100.7').fetch(endpoints.session)).status).toBe(200);
});

test('H1: a rotating X-Forwarded-For does not help', async () => {
  start({ signIn: three });
  const browser = browseFrom('198.51.100.7');
  const ask = (call: number) =>
    login(browser, { 'X-Forwarded-For': `203.0.113.${call}`, Forwarded: `for=203.0.113.${call}` });
  expect(await askMany(4, ask)).toEqual([200, 200, 200, 429]);
});

test('H1: behind a trusted proxy each client counts for itself, whatever it says of itself', async () => {
  start({ signIn: three });
  const browser = browseFrom('127.0.0.1');
  const askAs = (client: string) => (call: number) =>
    login(browser, { 'X-Forwarded-For': `203.0.113.${call}, ${client}` });
  expect(await askMany(4, askAs('198.51.100.7'))).toEqual([200, 200, 200, 429]);
  expect(await askMany(1, askAs('198.51.100.8'))).toEqual([200]);
});

test('H1: addresses of one IPv6 network count together', async () => {
  start({ signIn: three });
  const ask = (call: number) => login(browseFrom(`2001:db8:0:1::${call}`));
  expect(await askMany(4, ask)).toEqual([200, 200, 200, 429]);
  expect((await login(browseFrom('2001:db8:0:2::1'))).status).toBe(200);
});

test('H1: an address that the platform names counts, and no header beside it', async () => {
  start({ signIn: three }, '198.51.100.0/24');
  const browser = browse({ clientAddress: '198.51.100.7' });
  const ask = (call: number) => login(browser, { 'X-Forwarded-For': `203.0.113.${call}` });
  expect(await askMany(4, ask)).toEqual([200, 200, 200, 429]);
  expect((await login(browse({ clientAddress: '198.51.100.8' }))).status).toBe(200);
});

test('H1: calls without any address count together', async () => {
  start({ signIn: three });
  const statuses = [];
  for (const browser of [browseFrom(undefined), browse({}), konto.browser(), browseFrom('')])
    statuses.push((await login(browser)).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
});

test('H1: calls about the session are limited before it is opened, disconnecting among them; a sign-out that ends none is limited, too', async () => {
  start({ session: three });
  const browser = browseFrom('198.51.100.7');
  await browser.fetch(endpoints.session);
  await browser.post(endpoints.session, {});
  await browser.fetch(endpoints.banks);
  const open = vi.spyOn(konto.sessions, 'open');
  const calls = [
    ['GET', endpoints.session],
    ['POST', endpoints.session],
    ['DELETE', endpoints.connection('c')],
  ] as const;
  for (const [method, path] of calls) expect((await browser.fetch(path, { method })).status, path).toBe(429);
  expect(open).not.toHaveBeenCalled();
  expect((await browser.post(endpoints.logout, {})).status).toBe(429);
  expect((await browser.fetch(endpoints.health)).status).toBe(200);
});

test('H1: reads of one session beyond the limit are refused and ask the bank nothing, from whatever address', async () => {
  start({ data: three });
  const browser = konto.browser();
  const { connectionId } = await browser.connect();
  const other = konto.browser();
  const { connectionId: otherConnectionId } = await other.connect();
  const asked = konto.bankRequests.length;
  const elsewhere = browseFrom('198.51.100.7');
  const cookie = browser.cookies.header() ?? '';
  const ask = (call: number) =>
    elsewhere.fetch(endpoints.accounts(connectionId), {
      headers: { Cookie: `junk${call}=${call}; ${cookie}`, 'X-Forwarded-For': `203.0.113.${call}` },
    });
  expect(await askMany(5, ask)).toEqual([200, 200, 200, 429, 429]);
  expect(konto.bankRequests.length - asked).toBe(3);
  expect((await other.fetch(endpoints.accounts(otherConnectionId))).status).toBe(200);
});

test('H1: reads without a session are no session, however many come', async () => {
  start({ data: three });
  const ask = () => konto.browser().fetch(endpoints.accounts('c'));
  expect(await askMany(5, ask)).toEqual(Array(5).fill(401));
});

test('H1: a foreign page cannot use up what its visitor may call', async () => {
  start({ session: three, signIn: three });
  const browser = browseFrom('198.51.100.7');
  const foreign = { 'Sec-Fetch-Site': 'cross-site' };
  expect(await askMany(5, () => browser.fetch(endpoints.session, { headers: foreign }))).toEqual(
    Array(5).fill(403),
  );
  expect(await askMany(5, () => login(browser, foreign))).toEqual(Array(5).fill(403));
  expect((await browser.fetch(endpoints.session)).status).toBe(200);
});

test('H1: a limit that was exceeded is logged once for each key and window, without the key', async () => {
  start({ signIn: three, data: three });
  const browser = browseFrom('198.51.100.7');
  await askMany(8, () => login(browser));
  expect(findEvents('limit_exceeded')).toEqual([
    expect.objectContaining({ level: 'warn', limit: 'signIn', requestId: expect.any(String) }),
  ]);
  await askMany(5, () => login(browseFrom('198.51.100.8')));
  konto.clock.advance(60_000);
  await askMany(5, () => login(browser));
  expect(findEvents('limit_exceeded')).toHaveLength(3);
  expect(konto.logLines.join('\n')).not.toContain('198.51.100');
});

test('what is not limited is not counted', async () => {
  start({});
  expect(new Set(await askMany(50, () => login(browseFrom('198.51.100.7'))))).toEqual(new Set([200]));
});

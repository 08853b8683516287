import { afterEach, beforeEach, expect, test } from 'vitest';
import { Problem } from '../../../bff/problem.ts';
import type { SessionStore } from '../../../bff/session/session-store.ts';
import { openSqliteSessionStore } from '../../../bff/session/sqlite-session-store.ts';
import { endpoints } from '../../../shared/endpoints.ts';
import { settled } from '../../support/settled.ts';
import {
  createTestApp,
  createTestAppOver,
  type TestApp,
  type TestAppOptions,
} from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';
import { createTestClock } from '../../support/test-clock.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
let konto: TestApp;
let browser: TestBrowser;

function open(options?: TestAppOptions) {
  konto = createTestApp(options);
  browser = konto.browser();
}

beforeEach(() => open());
afterEach(() => konto.close());

const code = async (answering: Promise<Response>) => (await (await answering).json()).code;
const tokenCalls = () => konto.levers.readJournal().counts.token;
const sessionCookie = (of = browser) =>
  of.cookies.get(of.cookies.names().find((name) => name.endsWith('session')) ?? '');
const pendingCookies = (of = browser) => of.cookies.names().filter((name) => name.includes('pending'));
const connectionIds = async (of = browser) => {
  const session = await of.session();
  return session.status === 'signed-in' ? session.connections.map(({ connectionId }) => connectionId) : [];
};
/** Goes to the bank and comes back; the response is not handed in yet. */
const authorize = async (wish = {}, of = browser) => of.consent(await of.login(wish));

test('a granted authorization becomes a session with one connection', async () => {
  const response = await browser.callback(await authorize());
  expect(response.status).toBe(200);
  const { connectionId, returnTo } = await response.json();
  expect(returnTo).toBe('/accounts');
  expect(await connectionIds()).toEqual([connectionId]);
  expect(pendingCookies()).toEqual([]);
});

test.each([2, 5, 8])(
  'B2: %i tabs that start before any finishes all complete, in any order',
  async (count) => {
    const tabs = Array.from({ length: count }, (_tab, index) => index);
    const responses: string[] = [];
    for (const tab of tabs) responses.push(await authorize({ returnTo: `/accounts/${tab}` }));
    const order = [...tabs.filter((tab) => tab % 2 === 1).reverse(), ...tabs.filter((tab) => tab % 2 === 0)];
    for (const [finished, tab] of order.entries()) {
      const { returnTo } = await (await browser.callback(responses[tab] ?? '')).json();
      expect(returnTo).toBe(`/accounts/${tab}`);
      expect(pendingCookies()).toHaveLength(count - finished - 1);
    }
    expect(await connectionIds()).toHaveLength(count);
  },
);

test('B4: repeated while signed in, it is answered again, without a token call', async () => {
  const response = await authorize({ returnTo: '/accounts/7' });
  const first = await (await browser.callback(response)).json();
  const before = await browser.session();
  const repeated = await browser.callback(response);
  expect(await repeated.json()).toEqual({ connectionId: first.connectionId, returnTo: '/accounts' });
  expect(repeated.headers.getSetCookie()).toEqual([]);
  expect(await browser.session()).toEqual(before);
  expect(tokenCalls()).toBe(1);
});

test('B4: repeated while signed out, it is unknown, without a token call', async () => {
  const response = await authorize();
  await browser.callback(response);
  await browser.post(endpoints.logout, {});
  expect(await code(browser.callback(response))).toBe('authorization_unknown');
  expect(tokenCalls()).toBe(1);
});

test('B5: opened in another browser, signed in or not, it is unknown and makes no session', async () => {
  const response = await authorize();
  const stranger = konto.browser();
  expect(await code(stranger.callback(response))).toBe('authorization_unknown');
  expect(stranger.cookies.names()).toEqual([]);
  await stranger.connect();
  const before = await connectionIds(stranger);
  expect(await code(stranger.callback(response))).toBe('authorization_unknown');
  expect(await connectionIds(stranger)).toEqual(before);
  expect(tokenCalls()).toBe(1);
});

test.each([
  ['state=$state', 'authorization_failed'],
  ['code=c-1', 'authorization_failed'],
  ['code=c-1&state=unknown', 'authorization_unknown'],
  ['error=access_denied&state=unknown', 'authorization_unknown'],
  ['code=c-1&code=c-2&state=$state', 'authorization_failed'],
  ['code=c-1&state=$state&state=$state', 'authorization_failed'],
  ['code=c-1&state=$state&iss=https%3A%2F%2Fevil.example', 'authorization_failed'],
  ['error=server_error&state=$state', 'authorization_failed'],
  ['', 'authorization_failed'],
])('B6: %s is refused as %s before the token endpoint is asked', async (template, expected) => {
  const state = new URL(await browser.login()).searchParams.get('state') ?? '';
  expect(await code(browser.callback(template.replaceAll('$state', state)))).toBe(expected);
  expect(tokenCalls()).toBe(0);
  expect(sessionCookie()).toBeUndefined();
});

test('B6: a malformed response leaves the pending authorization to the right one', async () => {
  const response = await authorize();
  await browser.callback(`${response}&code=forged`);
  expect((await browser.callback(response)).status).toBe(200);
});

test('B7: a refusal at the bank has a code of its own, and ends the pending authorization', async () => {
  const refused = await browser.consent(await browser.login(), { decision: 'refuse' });
  expect(await code(browser.callback(refused))).toBe('authorization_denied');
  expect(pendingCookies()).toEqual([]);
  expect(await code(browser.callback(refused))).toBe('authorization_unknown');
});

test('B7: text from the address is neither answered nor logged', async () => {
  const state = new URL(await browser.login()).searchParams.get('state');
  const text = 'Call+0900+now';
  const response = `error=${text}&error_description=${text}&error_uri=https://evil.example/&state=${state}`;
  const answer = await (await browser.callback(response)).text();
  for (const canary of ['0900', 'evil.example', state ?? '']) {
    expect(answer).not.toContain(canary);
    expect(konto.logLines.join('\n')).not.toContain(canary);
  }
});

test('B8: the same callback twice at once shares one token call and one answer', async () => {
  const response = await authorize();
  const cookie = browser.cookies.header();
  const send = () =>
    browser.fetch(endpoints.callback, {
      method: 'POST',
      body: JSON.stringify({ response }),
      headers: { 'Content-Type': 'application/json', Cookie: cookie },
    });
  const answers = await Promise.all([send(), send()]);
  const late = await send();
  const bodies = await Promise.all([...answers, late].map((answer) => answer.json()));
  expect(bodies[1]).toEqual(bodies[0]);
  expect(bodies[2]).toEqual(bodies[0]);
  const sessionsSet = [...answers, late].map(({ headers }) => headers.getSetCookie().at(-1));
  expect(new Set(sessionsSet).size).toBe(1);
  expect(tokenCalls()).toBe(1);
  expect(await connectionIds()).toHaveLength(1);
});

test('B4: repeated with its pending cookie after the sign-out, or the disconnection, it is unknown', async () => {
  const repeat = (response: string, cookie: string | null) =>
    browser.fetch(endpoints.callback, {
      method: 'POST',
      body: JSON.stringify({ response }),
      headers: { 'Content-Type': 'application/json', Cookie: cookie },
    });
  const signIn = async () => {
    const response = await authorize();
    const cookie = browser.cookies.header();
    const { connectionId } = await (await browser.callback(response)).json();
    return { response, cookie, connectionId };
  };
  const ended = await signIn();
  await browser.post(endpoints.logout, {});
  const refused = await repeat(ended.response, ended.cookie);
  expect([refused.status, refused.headers.getSetCookie()]).toEqual([400, []]);
  expect((await refused.json()).code).toBe('authorization_unknown');

  await browser.connect();
  const left = await signIn();
  await browser.fetch(endpoints.connection(left.connectionId), { method: 'DELETE' });
  expect(await code(repeat(left.response, left.cookie))).toBe('authorization_unknown');
  expect(tokenCalls()).toBe(3);
});

test.each([
  ['in a store', (options: TestAppOptions) => createTestApp(options)],
  ['in its cookie', (options: TestAppOptions) => createTestAppOver(null, options)],
])(
  'E3: a callback that is under way when somebody signs out brings no session back, %s',
  async (_where, create) => {
    const release = Promise.withResolvers<void>();
    let isSlow = false;
    const own = create({
      intercept: async (request, sandbox) => {
        const answer = await sandbox(request);
        if (isSlow) await release.promise;
        return answer;
      },
    });
    const person = own.browser();
    await person.connect();
    const response = await authorize({}, person);
    isSlow = true;
    const asked = own.bankRequests.length;
    const slow = person.callback(response);
    await expect.poll(() => own.bankRequests.length).toBe(asked + 1);
    await person.post(endpoints.logout, {});
    release.resolve();
    expect(await code(slow)).toBe('authorization_unknown');
    expect(await person.session()).toEqual({ status: 'signed-out' });
    await own.close();
  },
);

test('D14: repeated while its tokens wait for the store, it makes one connection', async () => {
  const clock = createTestClock(Date.UTC(2026, 2, 16), { skippedMs: 0 });
  const store = openSqliteSessionStore(':memory:', clock.now);
  let isAway = false;
  const update: SessionStore['update'] = async (...entry) => {
    if (isAway) throw new Problem('session_store_unavailable');
    return store.update(...entry);
  };
  const own = createTestAppOver({ ...store, update }, { clock });
  const person = own.browser();
  await person.connect();
  const response = await authorize({}, person);
  isAway = true;
  expect(await code(person.callback(response))).toBe('session_store_unavailable');
  isAway = false;
  const repeated = person.callback(response);
  await settled(() => own.logLines.length);
  clock.advance(250);
  const { connectionId } = await (await repeated).json();
  await person.post(endpoints.session, {}); // its turn comes after all that is written
  expect((await connectionIds(person)).slice(1)).toEqual([connectionId]);
  await own.close();
});

test('B9: a made-up cookie that was planted is not adopted, and opens nothing after the sign-in', async () => {
  const attacker = konto.browser();
  await attacker.connect();
  const name = attacker.cookies.names().find((cookie) => cookie.endsWith('session')) ?? '';
  const planted = `${attacker.cookies.get(name)}`.replace(/^.{10}/, 'AAAAAAAAAA');
  browser.cookies.set(name, planted);
  await browser.connect();
  expect(sessionCookie()).not.toBe(planted);
  const afterwards = konto.browser();
  afterwards.cookies.set(name, planted);
  expect(await afterwards.session()).toEqual({ status: 'signed-out' });
});

test('B9: the session id changes at each sign-in', async () => {
  await browser.connect();
  const first = sessionCookie();
  await browser.post(endpoints.logout, {});
  await browser.connect();
  expect(sessionCookie()).not.toBe(first);
});

test('B12: a pending authorization lives ten minutes', async () => {
  const justInTime = await authorize();
  konto.clock.advance(4 * minute);
  expect((await browser.callback(justInTime)).status).toBe(200);

  const url = await browser.login();
  const cookie = browser.cookies.header();
  konto.clock.advance(10 * minute);
  const late = await browser.consent(url);
  const answer = browser.fetch(endpoints.callback, {
    method: 'POST',
    body: JSON.stringify({ response: late }),
    headers: { 'Content-Type': 'application/json', Cookie: cookie },
  });
  expect(await code(answer)).toBe('authorization_unknown');
});

test('B12: state, verifier, bank and return path stay together', async () => {
  const first = await authorize({ returnTo: '/accounts/1' });
  const second = await authorize({ returnTo: '/accounts/2' });
  const mixed = new URLSearchParams(first);
  mixed.set('code', new URLSearchParams(second).get('code') ?? '');
  expect(await code(browser.callback(mixed.toString()))).toBe('token_exchange_failed');
  expect(sessionCookie()).toBeUndefined();
});

test('a further connection joins the session, whose cookie stays as it is', async () => {
  const first = await browser.connect();
  const cookie = sessionCookie();
  const second = await browser.connect({ username: 'peter' });
  expect(await connectionIds()).toEqual([first.connectionId, second.connectionId]);
  expect(sessionCookie()).toBe(cookie);
});

test('a renewal keeps the connection and its place', async () => {
  const first = await browser.connect();
  const second = await browser.connect();
  konto.clock.advance(minute);
  const renewed = await browser.connect({ connectionId: first.connectionId });
  expect(renewed.connectionId).toBe(first.connectionId);
  expect(await connectionIds()).toEqual([first.connectionId, second.connectionId]);
  expect(await browser.session()).toMatchObject({
    connections: [{ connectedAt: new Date(konto.clock.now()).toISOString() }, {}],
  });
});

test('a renewal that comes back after the session has ended starts a new one, with the same connection', async () => {
  const { connectionId } = await browser.connect();
  const url = await browser.login({ connectionId });
  const response = await browser.consent(url);
  await browser.post(endpoints.logout, {});
  expect(await (await browser.callback(response)).json()).toMatchObject({ connectionId });
  expect(await connectionIds()).toEqual([connectionId]);
});

test('not kept, a session ends after twelve hours or thirty minutes, whatever is renewed', async () => {
  const startedAt = konto.clock.now();
  const { connectionId } = await browser.connect();
  konto.clock.advance(20 * minute);
  await browser.connect({ connectionId });
  expect(await browser.session()).toMatchObject({
    idleExpiresAt: new Date(startedAt + 50 * minute).toISOString(),
    absoluteExpiresAt: new Date(startedAt + 12 * 60 * minute).toISOString(),
  });
});

test('kept, it ends with the consent as far as that is known, and a renewal prolongs it', async () => {
  const startedAt = konto.clock.now();
  const { connectionId } = await browser.connect({ keep: true });
  const until = (ms: number) => ({
    idleExpiresAt: null,
    absoluteExpiresAt: new Date(startedAt + ms).toISOString(),
  });
  expect(await browser.session()).toMatchObject(until(90 * day));
  konto.clock.advance(30 * day);
  await browser.connect({ connectionId });
  expect(await browser.session()).toMatchObject(until(120 * day));
});

test('kept, it ends with an access token that nothing can refresh', async () => {
  const tokens = { access_token: 'access-1', expires_in: 3600 };
  open({ intercept: (request, bank) => (request.method === 'POST' ? Response.json(tokens) : bank(request)) });
  await browser.connect({ keep: true });
  expect(await browser.session()).toMatchObject({
    absoluteExpiresAt: new Date(konto.clock.now() + 60 * minute).toISOString(),
  });
});

test.each([
  [{ kind: 'status', status: 500 }, 'bank_unavailable', 503, 5],
  [{ kind: 'status', status: 503, retryAfter: '40' }, 'bank_unavailable', 503, 40],
  [{ kind: 'status', status: 429 }, 'bank_unavailable', 503, 5],
  [{ kind: 'html' }, 'token_exchange_failed', 502, undefined],
  [{ kind: 'redirect' }, 'token_exchange_failed', 502, undefined],
  [{ kind: 'status', status: 401, body: '{"error":"invalid_client"}' }, 'client_rejected', 502, undefined],
] as const)(
  'where the token endpoint answers %j, it is %s',
  async (disturbance, expected, status, retryAfter) => {
    const response = await authorize();
    konto.levers.disturb({ endpoint: 'token', disturbance });
    const answer = await browser.callback(response);
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([
      status,
      retryAfter?.toString() ?? null,
    ]);
    expect(await answer.json()).toMatchObject({ code: expected, ...(retryAfter && { retryAfter }) });
    expect(sessionCookie()).toBeUndefined();
    expect(tokenCalls()).toBe(1);
  },
);

test('after a passing failure of the token endpoint the same callback succeeds', async () => {
  const response = await authorize();
  konto.levers.disturb({ endpoint: 'token', disturbance: { kind: 'status', status: 503 } });
  expect(await code(browser.callback(response))).toBe('bank_unavailable');
  expect((await browser.callback(response)).status).toBe(200);
});

test('a bank that does not accept the client is an error of the operator', async () => {
  open({ bank: { clientSecret: 'wrong' } });
  expect(await code(browser.callback(await authorize()))).toBe('client_rejected');
});

test.each(['basic', 'basic-raw', 'post'] as const)(
  'B15: a bank that takes nothing but %s signs in and refreshes, with any secret',
  async (clientAuthentication) => {
    const client = { clientId: '1b9d6bcd-bbfd', clientSecret: ': / + % ü - _', clientAuthentication };
    open({ client, lifetimes: { accessTokenMs: 10 * minute } });
    const { connectionId } = await browser.connect();
    konto.clock.advance(10 * minute);
    expect((await browser.fetch(endpoints.accounts(connectionId))).status).toBe(200);
    expect(tokenCalls()).toBe(2);
  },
);

test('B16: the answer to the callback lets no address leak', async () => {
  const answer = await browser.callback(await authorize());
  expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer');
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
});

// What concerns security is one line of the log and one more in the metrics, however often and however much at once it
// is asked for.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LogEvent } from '../../bff/log.ts';
import { createMetrics } from '../../bff/runtimes/metrics.ts';
import { randomBytes } from '../../bff/session/bytes.ts';
import type { SessionStore } from '../../bff/session/session-store.ts';
import { openSqliteSessionStore } from '../../bff/session/sqlite-session-store.ts';
import { endpoints } from '../../shared/endpoints.ts';
import { parseScrape } from '../support/prometheus-text.ts';
import { createTestAppOver, type TestAppOptions } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

let store: SessionStore;
beforeEach(() => {
  store = openSqliteSessionStore(':memory:', () => 0);
});
afterEach(() => store.close());

function start(options: TestAppOptions = {}) {
  const metrics = createMetrics({ countUnfinishedWork: () => 0 });
  const konto = createTestAppOver(store, { ...options, observe: metrics.observe });
  /** Every line of the event so far, which the metrics have counted just as often. */
  async function linesOf(event: LogEvent) {
    const lines = konto.logLines.map((line) => JSON.parse(line)).filter((line) => line.event === event);
    const { value } = parseScrape(await metrics.read());
    expect(value(`konto_security_events_total{event="${event}"}`)).toBe(lines.length);
    return lines;
  }
  return { konto, browser: konto.browser(), linesOf };
}

const requestIdOf = (answer: Response | undefined) => answer?.headers.get('X-Request-ID');
const readTimes = (times: number, browser: TestBrowser, connectionId: string) =>
  Promise.all(Array.from({ length: times }, () => browser.fetch(endpoints.accounts(connectionId))));

test('H4: a sign-in is one event, though its callback comes twice at once and once more', async () => {
  const { browser, linesOf } = start();
  const response = await browser.consent(await browser.login());
  await Promise.all([browser.callback(response), browser.callback(response)]);
  await browser.callback(response);
  expect(await linesOf('signed_in')).toHaveLength(1);
  expect(await linesOf('sign_in_failed')).toEqual([]);
});

test('H4: a sign-in that fails is one event with its code, and none of what the address says', async () => {
  const { konto, browser, linesOf } = start();
  const refused = await browser.consent(await browser.login(), { decision: 'refuse' });
  const answer = await browser.callback(`${refused}&error_description=canary`);
  expect(await linesOf('sign_in_failed')).toEqual([
    expect.objectContaining({ level: 'warn', code: 'authorization_denied', requestId: requestIdOf(answer) }),
  ]);
  await browser.callback('code=canary&state=canary');
  expect((await linesOf('sign_in_failed')).map(({ code }) => code)).toEqual([
    'authorization_denied',
    'authorization_unknown',
  ]);
  expect(konto.logLines.join()).not.toContain('canary');
});

test('H4: a sign-in for which there is no store is one event, too', async () => {
  const { browser, linesOf } = start();
  const response = await browser.consent(await browser.login());
  await store.close();
  expect((await browser.callback(response)).status).toBe(503);
  expect((await linesOf('sign_in_failed')).map(({ code }) => code)).toEqual(['session_store_unavailable']);
});

test('H4: a refresh is one event, however many reads waited for it', async () => {
  const { konto, browser, linesOf } = start();
  const { connectionId } = await browser.connect();
  konto.levers.expireAccessTokens();
  await readTimes(20, browser, connectionId);
  expect(await linesOf('tokens_refreshed')).toEqual([
    expect.objectContaining({ requestId: expect.any(String), connection: expect.any(String) }),
  ]);
  expect(await linesOf('refresh_failed')).toEqual([]);
});

test('H4: a refresh that fails is one event, and the pause after it none', async () => {
  const { konto, browser, linesOf } = start();
  const { connectionId } = await browser.connect();
  konto.levers.expireAccessTokens();
  konto.levers.disturb({ endpoint: 'token', disturbance: { kind: 'status', status: 503 } });
  await readTimes(20, browser, connectionId);
  await readTimes(5, browser, connectionId);
  expect(await linesOf('refresh_failed')).toEqual([
    expect.objectContaining({ level: 'warn', code: 'bank_unavailable', connection: expect.any(String) }),
  ]);
  expect(await linesOf('tokens_refreshed')).toEqual([]);
});

test('H4: a consent that is lost is one event, however many reads learn of it', async () => {
  const { konto, browser, linesOf } = start();
  const { connectionId } = await browser.connect();
  konto.levers.revokeConsents();
  await readTimes(20, browser, connectionId);
  await readTimes(5, browser, connectionId);
  expect(await linesOf('consent_lost')).toEqual([
    expect.objectContaining({ requestId: expect.any(String), connection: expect.any(String) }),
  ]);
});

test('H4: a consent is lost once, too, where each of many reads is refused even with the new token', async () => {
  const { konto, browser, linesOf } = start({
    intercept: (request, bank) =>
      request.method === 'GET' ? new Response(null, { status: 401 }) : bank(request),
  });
  const { connectionId } = await browser.connect();
  const answers = await readTimes(20, browser, connectionId);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
  expect(konto.levers.readJournal().tokenCallsByGrantType.refresh_token).toBe(1);
  expect(await linesOf('consent_lost')).toHaveLength(1);
});

test('H4: a sign-out is one event, though it is asked for twice', async () => {
  const { browser, linesOf } = start();
  await browser.connect();
  await browser.post(endpoints.logout, {});
  await browser.post(endpoints.logout, {});
  expect(await linesOf('signed_out')).toHaveLength(1);
});

test('C22: an `iss` that nobody configured fails, and the log says so, with the variable that would make it known', async () => {
  const { konto, browser, linesOf } = start();
  const response = await browser.consent(await browser.login());
  await browser.callback(`${response}&iss=${encodeURIComponent('https://canary.example')}`);
  expect(await linesOf('sign_in_failed')).toEqual([
    expect.objectContaining({ code: 'authorization_failed', cause: 'UnknownIss', variable: 'OAUTH_ISSUER' }),
  ]);
  expect(konto.logLines.join()).not.toContain('canary');
});

test('H4: a failure of another call, or a callback that was refused unread, is no failed sign-in', async () => {
  const { konto, browser, linesOf } = start();
  const { connectionId } = await browser.connect();
  konto.levers.disturb({ times: 9, disturbance: { kind: 'status', status: 503 } });
  expect((await browser.fetch(endpoints.accounts(connectionId))).status).toBe(503);
  expect((await browser.post(endpoints.callback, {})).status).toBe(400);
  expect(await linesOf('sign_in_failed')).toEqual([]);
});

test('H4: a call that is not first party is one event', async () => {
  const { browser, linesOf } = start();
  const answer = await browser.fetch(endpoints.session, { headers: { 'Sec-Fetch-Site': 'cross-site' } });
  expect(await linesOf('not_first_party_refused')).toEqual([
    expect.objectContaining({ level: 'warn', requestId: requestIdOf(answer) }),
  ]);
});

test('H4: a limit that is exceeded is one event, however long somebody goes on', async () => {
  const { browser, linesOf } = start({ limits: { session: { calls: 2, windowSeconds: 60 } } });
  const answers = [];
  for (let call = 0; call < 6; call += 1) answers.push(await browser.fetch(endpoints.session));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 429, 429, 429]);
  expect(await linesOf('limit_exceeded')).toEqual([
    expect.objectContaining({ level: 'warn', limit: 'session', requestId: requestIdOf(answers[2]) }),
  ]);
});

test('a bank that wants to be left alone is no limit of ours: its request has its line', async () => {
  const { konto, browser, linesOf } = start();
  const { connectionId } = await browser.connect();
  konto.levers.disturb({ times: 1, disturbance: { kind: 'status', status: 429 } });
  const answer = await browser.fetch(endpoints.accounts(connectionId));
  expect(answer.status).toBe(429);
  const lines = konto.logLines.map((line) => JSON.parse(line));
  expect(lines.filter(({ event, code }) => event === 'request' && code === 'rate_limited')).toEqual([
    expect.objectContaining({ level: 'info', requestId: requestIdOf(answer) }),
  ]);
  expect(await linesOf('limit_exceeded')).toEqual([]);
});

test('H4: cookies that no key opens are one event for their request, and are not written down', async () => {
  const { konto, browser, linesOf } = start();
  const { connectionId } = await browser.connect();
  const session = browser.cookies.header() ?? '';
  await browser.login();
  const cookies = browser.cookies.header() ?? '';
  const sessionName = session.split('=')[0];
  const pendingName = cookies
    .split('; ')
    .find((pair) => !pair.startsWith(`${sessionName}=`))
    ?.split('=')[0];

  const forged = `${sessionName}=canary-session; ${pendingName}=canary-pending`;
  const read = await browser.fetch(endpoints.accounts(connectionId), { headers: { Cookie: forged } });
  expect(read.status).toBe(401);
  expect(await linesOf('cookie_not_opened')).toEqual([
    expect.objectContaining({ level: 'warn', requestId: requestIdOf(read) }),
  ]);
  expect(konto.logLines.join()).not.toContain('canary');
});

test('H4: a forged pending authorization is one event, beside a forged session as well', async () => {
  const { browser, linesOf } = start();
  const response = await browser.consent(await browser.login());
  const pending = browser.cookies.header()?.split('=')[0];
  for (const forged of [`${pending}=canary`, `${pending}=canary; konto-dev-5173-session=canary`])
    await browser.fetch(endpoints.callback, {
      method: 'POST',
      headers: { Cookie: forged, 'Content-Type': 'application/json' },
      body: JSON.stringify({ response }),
    });
  expect(await linesOf('cookie_not_opened')).toHaveLength(2);
  expect(await linesOf('sign_in_failed')).toHaveLength(2);
});

test('a cookie of a session that has ended is no forgery', async () => {
  const { browser, linesOf } = start();
  await browser.connect();
  const cookie = browser.cookies.header();
  await browser.post(endpoints.logout, {});
  await browser.fetch(endpoints.session, { headers: { Cookie: cookie } });
  expect(await linesOf('cookie_not_opened')).toEqual([]);
});

test('H4: a session that a newer key seals again is one event', async () => {
  const [older, newer] = [randomBytes(32), randomBytes(32)];
  const before = start({ keys: [older] }).browser;
  await before.connect();
  const { browser, linesOf } = start({ keys: [newer, older] });
  const cookie = before.cookies.header();
  await browser.fetch(endpoints.session, { headers: { Cookie: cookie } });
  await browser.session();
  expect(await linesOf('session_resealed')).toHaveLength(1);
});

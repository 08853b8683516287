import { afterEach, beforeEach, expect, test } from 'vitest';
import { endpoints } from '../../shared/endpoints.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';
import type { TestBrowser, TestRequest } from '../support/test-browser.ts';

// What is refused is counted like what is answered, and costs the log a line at most.

let konto: TestApp;
let browser: TestBrowser;

beforeEach(() => {
  konto = createTestApp({
    limits: { refused: { calls: 3, windowSeconds: 60 }, session: { calls: 4, windowSeconds: 60 } },
  });
  browser = konto.browser();
});

afterEach(() => konto.close());

const sessionCookie = 'konto-dev-5173-session';
const read = endpoints.accounts('6f1f1f4e-0000-4000-8000-000000000000');
const crossSite = { 'Sec-Fetch-Site': 'cross-site' };

/** What the log writes unless it is told to write more. */
const linesOf = (requestId: string | null) =>
  konto.logLines
    .map((line) => JSON.parse(line))
    .filter((line) => line.level !== 'debug' && line.requestId === requestId);

const post = (body: string): TestRequest => ({
  method: 'POST',
  body,
  headers: { 'Content-Type': 'application/json' },
});

const refused: [string, string, TestRequest][] = [
  ['a read without a cookie', read, { headers: { Cookie: null } }],
  [
    'a read with a cookie that does not open',
    read,
    { headers: { Cookie: `${sessionCookie}=${'x'.repeat(200)}` } },
  ],
  ['a read from another site', read, { headers: crossSite }],
  ['a path that is not there', '/bff/unknown', {}],
  ['a method that is not there', read, { method: 'PUT' }],
  [
    'a body that is no JSON',
    endpoints.login,
    { method: 'POST', body: 'a=1', headers: { 'Content-Type': 'text/plain' } },
  ],
  ['a body that is too large', endpoints.login, post(`{"returnTo":"/${'x'.repeat(10_000)}"}`)],
  ['a body without what it needs', endpoints.callback, post('{}')],
];

test.each(refused)(
  'J2: %s is counted by address, and is one line each until the limit is reached',
  async (_, path, request) => {
    const answers = [];
    for (let call = 0; call < 6; call += 1) answers.push(await browser.fetch(path, request));
    const [first, , , ...beyond] = answers;
    expect([400, 401, 403, 404, 405, 413, 415]).toContain(first?.status);
    expect(beyond.map(({ status }) => status)).toEqual([429, 429, 429]);
    const lines = answers.map(({ headers }) =>
      linesOf(headers.get('X-Request-ID')).map(({ event }) => event),
    );
    expect(lines.map(({ length }) => length)).toEqual([1, 1, 1, 1, 0, 0]);
    expect(lines[3]).toEqual(['limit_exceeded']);
  },
);

test('J2: who has a session reads and signs out, whatever is refused behind the same address', async () => {
  const { connectionId } = await browser.connect();
  const hostile = konto.browser();
  for (let call = 0; call < 10; call += 1) await hostile.fetch('/bff/unknown');
  for (let call = 0; call < 10; call += 1) await hostile.fetch(endpoints.session);
  expect((await hostile.post(endpoints.logout, {})).status).toBe(429);
  expect((await browser.fetch(endpoints.accounts(connectionId))).status).toBe(200);
  expect((await browser.post(endpoints.logout, {})).status).toBe(204);
});

test('J2: a return from the bank that is unknown is no refusal: people come back late', async () => {
  const statuses = [];
  for (let call = 0; call < 6; call += 1)
    statuses.push((await browser.callback(`code=c&state=${'s'.repeat(43)}`)).status);
  expect(new Set(statuses)).toEqual(new Set([400]));
});

test('J2: a session that is over is told as such, whatever is refused behind the same address', async () => {
  const { connectionId } = await browser.connect();
  const other = konto.browser();
  for (const name of browser.cookies.names()) other.cookies.set(name, browser.cookies.get(name) ?? '');
  await other.post(endpoints.logout, {});
  for (let call = 0; call < 5; call += 1) await other.fetch('/bff/unknown');
  const answer = await browser.fetch(endpoints.accounts(connectionId));
  expect([answer.status, (await answer.json()).code]).toEqual([401, 'no_session']);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFetchTransport } from '../../../bff/bank/fetch-transport.ts';
import { randomBytes } from '../../../bff/session/bytes.ts';
import type { SessionStore } from '../../../bff/session/session-store.ts';
import { openSqliteSessionStore } from '../../../bff/session/sqlite-session-store.ts';
import { endpoints } from '../../../shared/endpoints.ts';
import { createTestAppOver, type TestAppOver } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';
import { createTestClock } from '../../support/test-clock.ts';

// Two lives of one installation, one after the other, over one store: nothing is remembered but what stands there.

const clock = createTestClock(Date.UTC(2026, 2, 16));
const keys = [randomBytes(32)];
let store: SessionStore;
let before: TestAppOver;
let tokenCalls: number;
/** Token calls of the first life, which end with it. */
let isDying: boolean;

beforeEach(() => {
  tokenCalls = 0;
  isDying = false;
  store = openSqliteSessionStore(':memory:', clock.now);
  before = createTestAppOver(store, {
    keys,
    clock,
    intercept(request, sandbox) {
      if (!isTokenCall(request)) return sandbox(request);
      tokenCalls += 1;
      return isDying ? new Promise(() => {}) : sandbox(request);
    },
  });
});

afterEach(() => store.close());

const isTokenCall = ({ url }: Request) => new URL(url).pathname.endsWith('/token');

/** The next life, whose browser is the same. */
function restart(browser: TestBrowser): TestBrowser {
  const transport = createFetchTransport((request) => {
    if (isTokenCall(request)) tokenCalls += 1;
    return before.fetchBank(request);
  });
  const next = createTestAppOver(store, { keys, clock, transport }).browser();
  for (const name of browser.cookies.names()) next.cookies.set(name, browser.cookies.get(name) ?? '');
  return next;
}

async function comeBack() {
  const browser = before.browser();
  const response = await browser.consent(await browser.login({ returnTo: '/help/errors' }));
  return { browser, response };
}

const codeOf = async (answer: Response) => (await answer.json()).code;

test('I5: a callback that was answered before the end is answered again, with its session', async () => {
  const { browser, response } = await comeBack();
  const late = restart(browser);
  const first = await (await browser.callback(response)).json();
  const again = await late.callback(response);
  expect(await again.json()).toEqual({ ...first, returnTo: '/help/errors' });
  expect(tokenCalls).toBe(1);
  expect((await late.fetch(endpoints.accounts(first.connectionId))).status).toBe(200);
});

test('I5: a code that was on its way at the end is not sent again', async () => {
  const { browser, response } = await comeBack();
  isDying = true;
  void browser.callback(response);
  await expect.poll(() => tokenCalls).toBe(1);
  const answer = await restart(browser).callback(response);
  expect([answer.status, await codeOf(answer)]).toEqual([502, 'token_exchange_failed']);
  expect(tokenCalls).toBe(1);
});

test('I5: a connection that was ended meanwhile does not come back by its callback', async () => {
  const { browser, response } = await comeBack();
  const late = restart(browser);
  const { connectionId } = await (await browser.callback(response)).json();
  await browser.fetch(endpoints.connection(connectionId), { method: 'DELETE' });
  expect(await codeOf(await late.callback(response))).toBe('authorization_unknown');
  expect(tokenCalls).toBe(1);
});

test('a bank that was away leaves the code for another try, by whoever is there then', async () => {
  const { browser, response } = await comeBack();
  before.levers.disturb({ endpoint: 'token', disturbance: { kind: 'status', status: 503 } });
  expect(await codeOf(await browser.callback(response))).toBe('bank_unavailable');
  expect((await restart(browser).callback(response)).status).toBe(200);
  expect(tokenCalls).toBe(2);
});

test('a bank that has refused the code is not asked again', async () => {
  const { browser, response } = await comeBack();
  before.levers.disturb({
    endpoint: 'token',
    disturbance: { kind: 'status', status: 400, body: '{"error":"invalid_grant"}' },
  });
  expect(await codeOf(await browser.callback(response))).toBe('token_exchange_failed');
  expect(await codeOf(await restart(browser).callback(response))).toBe('token_exchange_failed');
  expect(tokenCalls).toBe(1);
});

test('I5: the store’s dump does not say which session a code became', async () => {
  const written: string[] = [];
  const watched: SessionStore = {
    ...store,
    create: (key, entry) => {
      written.push(key, new TextDecoder('latin1').decode(entry.value));
      return store.create(key, entry);
    },
  };
  before = createTestAppOver(watched, { keys, clock });
  const { browser, response } = await comeBack();
  const { connectionId } = await (await browser.callback(response)).json();
  expect(written.length).toBeGreaterThan(2);
  expect(written.join()).not.toContain(connectionId);
  expect(written.join()).not.toContain('asked');
});

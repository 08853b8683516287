import { afterEach, beforeEach, expect, test } from 'vitest';
import { endpoints } from '../../../shared/endpoints.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';

let konto: TestApp;
let browser: TestBrowser;

beforeEach(() => {
  konto = createTestApp();
  browser = konto.browser();
});

afterEach(() => konto.close());

const disconnect = (connectionId: string) =>
  browser.fetch(endpoints.connection(connectionId), { method: 'DELETE' });

test('disconnecting one of two leaves the other, and the session', async () => {
  const first = await browser.connect();
  const second = await browser.connect({ username: 'peter' });
  const answer = await disconnect(first.connectionId);
  expect([answer.status, await answer.json()]).toEqual([200, { consentDeleted: false }]);
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await browser.session()).toMatchObject({ connections: [{ connectionId: second.connectionId }] });
  expect((await browser.fetch(endpoints.accounts(second.connectionId))).status).toBe(200);
  expect((await browser.fetch(endpoints.accounts(first.connectionId))).status).toBe(404);
});

test('E2: disconnecting the last one signs out, a copied cookie included', async () => {
  const { connectionId } = await browser.connect();
  const copied = browser.cookies.header();
  expect((await disconnect(connectionId)).status).toBe(200);
  expect(browser.cookies.names()).toEqual([]);
  const answer = await browser.fetch(endpoints.session, { headers: { Cookie: copied } });
  expect(await answer.json()).toEqual({ status: 'signed-out' });
  expect(konto.logLines.join()).toContain('"signed_out"');
});

test('a connection that comes while the last one goes is kept, in a session of its own', async () => {
  const { connectionId } = await browser.connect();
  const response = await browser.consent(await browser.login(), { username: 'peter' });
  const { end } = konto.sessions;
  let cookie: string | null = null;
  konto.sessions.end = async (open) => {
    expect((await browser.callback(response)).status).toBe(200);
    cookie = browser.cookies.header();
    await end(open);
  };
  expect((await disconnect(connectionId)).status).toBe(200);
  const answer = await browser.fetch(endpoints.session, { headers: { Cookie: cookie } });
  const { status, connections } = await answer.json();
  expect([status, connections.length]).toEqual(['signed-in', 1]);
  expect(connections).not.toMatchObject([{ connectionId }]);
});

test('E4: the bank is not asked, so that it cannot delay it', async () => {
  const { connectionId } = await browser.connect();
  konto.bankRequests.length = 0;
  konto.levers.disturb({ times: 99, disturbance: { kind: 'hang' } });
  expect((await disconnect(connectionId)).status).toBe(200);
  expect(konto.bankRequests).toEqual([]);
});

test('a connection that is not there cannot be disconnected, nor by somebody else', async () => {
  const { connectionId } = await browser.connect();
  expect(await (await disconnect('c-1')).json()).toMatchObject({ code: 'connection_not_found' });
  const stranger = konto.browser();
  await stranger.connect();
  const answer = await stranger.fetch(endpoints.connection(connectionId), { method: 'DELETE' });
  expect(await answer.json()).toMatchObject({ code: 'connection_not_found' });
  expect(await browser.session()).toMatchObject({ connections: [{ connectionId }] });
});

test('B11: without a session it is 401', async () => {
  expect(await (await disconnect('c-1')).json()).toMatchObject({ status: 401, code: 'no_session' });
});

test('two disconnect at once, and both succeed', async () => {
  const first = await browser.connect();
  const second = await browser.connect({ username: 'peter' });
  const answers = await Promise.all([disconnect(first.connectionId), disconnect(second.connectionId)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(await browser.session()).toEqual({ status: 'signed-out' });
});

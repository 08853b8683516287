// A refresh that the bank refuses, or fails at, as the browser sees it.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endpoints } from '../../../shared/endpoints.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';

const second = 1_000;
const minute = 60 * second;
let konto: TestApp;
let browser: TestBrowser;
let connectionId: string;

beforeEach(async () => {
  konto = createTestApp({ lifetimes: { accessTokenMs: 10 * minute } });
  browser = konto.browser();
  ({ connectionId } = await browser.connect({ keep: true }));
});
afterEach(() => konto.close());

const read = () => browser.fetch(endpoints.accounts(connectionId));
const refreshes = () => konto.levers.readJournal().tokenCallsByGrantType.refresh_token ?? 0;
const failTokenCalls = (status: number, more: { retryAfter?: string; body?: string } = {}) =>
  konto.levers.disturb({ endpoint: 'token', times: 1, disturbance: { kind: 'status', status, ...more } });

async function refusal() {
  const answer = await read();
  const { code, retryAfter } = await answer.json();
  return { status: answer.status, code, ...(retryAfter && { retryAfter }) };
}

test.each([500, 502, 503, 504, 429, 408])('D9: %i on refresh keeps the session', async (status) => {
  konto.clock.advance(10 * minute);
  failTokenCalls(status);
  expect(await refusal()).toEqual({ status: 503, code: 'bank_unavailable', retryAfter: 1 });
  expect(await browser.session()).toMatchObject({ connections: [{ status: 'active' }] });
  konto.clock.advance(second);
  expect((await read()).status).toBe(200);
});

test('D9: D11: no answer on refresh keeps the session, after ten seconds and one call', async () => {
  konto.clock.advance(10 * minute);
  konto.levers.disturb({ endpoint: 'token', disturbance: { kind: 'hang' } });
  const refused = refusal();
  await vi.waitFor(() => expect(konto.clock.running()).toEqual([10_000]));
  konto.clock.advance(10_000);
  expect(await refused).toEqual({ status: 503, code: 'bank_unavailable', retryAfter: 1 });
  expect(refreshes()).toBe(1);
});

test('D9: D11: a broken-off answer on refresh keeps the session, after one call', async () => {
  konto.clock.advance(10 * minute);
  konto.levers.disturb({ endpoint: 'token', disturbance: { kind: 'cut-off' } });
  expect(await refusal()).toEqual({ status: 503, code: 'bank_unavailable', retryAfter: 1 });
  expect(refreshes()).toBe(1);
});

test('D9: the back-off is shared, doubles from one second to thirty, and ends with a success', async () => {
  konto.clock.advance(10 * minute);
  for (const pause of [1, 2, 4, 8, 16, 30, 30]) {
    failTokenCalls(503);
    const before = refreshes();
    const refused = await Promise.all(Array.from({ length: 5 }, refusal));
    expect(refused.map(({ retryAfter }) => retryAfter)).toEqual(Array(5).fill(pause));
    expect(refreshes()).toBe(before + 1);
    konto.clock.advance(pause * second - 1);
    expect(await refusal()).toEqual({ status: 503, code: 'bank_unavailable', retryAfter: 1 });
    expect(refreshes()).toBe(before + 1);
    konto.clock.advance(1);
  }
  expect((await read()).status).toBe(200);
  konto.clock.advance(10 * minute);
  failTokenCalls(503);
  expect(await refusal()).toMatchObject({ retryAfter: 1 });
});

test('D9: the bank’s own Retry-After lengthens the back-off, up to thirty seconds', async () => {
  konto.clock.advance(10 * minute);
  failTokenCalls(429, { retryAfter: '20' });
  expect(await refusal()).toMatchObject({ retryAfter: 20 });
  konto.clock.advance(20 * second);
  failTokenCalls(503, { retryAfter: '600' });
  expect(await refusal()).toMatchObject({ retryAfter: 30 });
});

test('D9: a connection in back-off does not hold up another', async () => {
  const other = await browser.connect({ username: 'peter' });
  konto.clock.advance(10 * minute);
  failTokenCalls(503);
  await read();
  expect((await browser.fetch(endpoints.accounts(other.connectionId))).status).toBe(200);
});

test('a refresh that is answered by a page keeps the session', async () => {
  konto.clock.advance(10 * minute);
  konto.levers.disturb({ endpoint: 'token', disturbance: { kind: 'html' } });
  expect(await refusal()).toEqual({ status: 502, code: 'bank_misbehaved' });
  konto.clock.advance(second);
  expect((await read()).status).toBe(200);
});

test('D10: invalid_grant marks the connection once, and the bank is not asked again', async () => {
  konto.clock.advance(10 * minute);
  konto.levers.expireRefreshTokens();
  const refused = await Promise.all(Array.from({ length: 20 }, refusal));
  expect(refused).toEqual(Array(20).fill({ status: 401, code: 'consent_required' }));
  expect(await refusal()).toEqual({ status: 401, code: 'consent_required' });
  expect(refreshes()).toBe(1);
  expect(konto.logLines.filter((line) => line.includes('"consent_lost"'))).toHaveLength(1);
  expect(await browser.session()).toMatchObject({
    connections: [{ connectionId, status: 'consent-required' }],
  });
});

test('D10: invalid_client is the operator’s, and signs nobody out', async () => {
  konto.clock.advance(10 * minute);
  failTokenCalls(401, { body: '{"error":"invalid_client"}' });
  expect(await refusal()).toEqual({ status: 502, code: 'client_rejected' });
  expect(await browser.session()).toMatchObject({ connections: [{ status: 'active' }] });
  konto.clock.advance(second);
  expect((await read()).status).toBe(200);
});

test('D10: a bank that rejects the client is asked once per pause, which doubles', async () => {
  konto.clock.advance(10 * minute);
  for (const pause of [1, 2, 4]) {
    failTokenCalls(401, { body: '{"error":"invalid_client"}' });
    const before = refreshes();
    for (let reads = 0; reads < 10; reads += 1)
      expect(await refusal()).toEqual({ status: 502, code: 'client_rejected' });
    expect(refreshes()).toBe(before + 1);
    konto.clock.advance(pause * second);
  }
  expect((await read()).status).toBe(200);
});

/** One more read, of which the bank's token endpoint thinks this. */
async function readAfter(status: number, body = '') {
  failTokenCalls(status, { body });
  konto.clock.advance(30 * second);
  const { code, renewalMayHelp } = await (await read()).json();
  return { code, renewalMayHelp };
}

test.each(['{"error":"invalid_request"}', 'Token is expired or invalid', '<p>Bad request'])(
  'C20: a refresh that is rejected three times with 400 and “%s” may be helped by a renewal',
  async (body) => {
    konto.clock.advance(10 * minute);
    expect(await readAfter(400, body)).toEqual({ code: 'bank_misbehaved' });
    expect(await readAfter(400, body)).toEqual({ code: 'bank_misbehaved' });
    expect(await readAfter(400, body)).toEqual({ code: 'bank_misbehaved', renewalMayHelp: true });
    const paused = await (await read()).json();
    expect(paused).toMatchObject({ code: 'bank_unavailable', retryAfter: 4, renewalMayHelp: true });
    expect(await readAfter(503)).toEqual({ code: 'bank_unavailable', renewalMayHelp: true });
    expect(await browser.session()).toMatchObject({ connections: [{ status: 'active' }] });

    konto.clock.advance(30 * second);
    expect((await read()).status).toBe(200);
    konto.clock.advance(10 * minute);
    expect(await readAfter(400, body)).toEqual({ code: 'bank_misbehaved' });
  },
);

test('C20: of what fails otherwise, however often, a renewal is no help', async () => {
  konto.clock.advance(10 * minute);
  for (const status of [503, 404, 429, 503, 404, 500])
    expect(await readAfter(status)).toEqual({
      code: expect.stringMatching(/^bank_(unavailable|misbehaved)$/),
    });
});

test('C20: a renewed connection, and another one beside it, begin without rejections', async () => {
  const other = await browser.connect({ username: 'peter' });
  konto.clock.advance(10 * minute);
  for (let times = 0; times < 3; times += 1) await readAfter(400, 'Bad request');
  failTokenCalls(400, { body: 'Bad request' });
  const beside = await browser.fetch(endpoints.accounts(other.connectionId));
  expect(await beside.json()).not.toHaveProperty('renewalMayHelp');
  await browser.connect({ connectionId });
  konto.clock.advance(10 * minute);
  expect(await readAfter(400, 'Bad request')).toEqual({ code: 'bank_misbehaved' });
});

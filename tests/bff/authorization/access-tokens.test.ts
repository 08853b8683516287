// Refresh as the browser sees it: through the relay, against the sandbox bank's strict rotation.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAccessTokens } from '../../../bff/authorization/access-tokens.ts';
import { createUnsavedTokens } from '../../../bff/authorization/unsaved-tokens.ts';
import { Problem } from '../../../bff/problem.ts';
import { endpoints } from '../../../shared/endpoints.ts';
import { settled } from '../../support/settled.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';
import { createTestClock } from '../../support/test-clock.ts';

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;
const lifetimes = { accessTokenMs: 10 * minute };
let konto: TestApp;
let browser: TestBrowser;
let connectionId: string;

async function open(options: TestAppOptions = { lifetimes }) {
  konto = createTestApp(options);
  browser = konto.browser();
  ({ connectionId } = await browser.connect({ keep: true }));
}

beforeEach(() => open());
afterEach(() => konto.close());

const read = () => browser.fetch(endpoints.accounts(connectionId));
const refreshes = () => konto.levers.readJournal().tokenCallsByGrantType.refresh_token ?? 0;
const issued = () => konto.levers.listIssuedSecrets();
async function refusal() {
  const answer = await read();
  const { code, retryAfter } = await answer.json();
  return { status: answer.status, code, ...(retryAfter && { retryAfter }) };
}

/** The refresh waits until the test lets it go on. */
async function openHeld() {
  const held = Promise.withResolvers<void>();
  let waiting = 0;
  await konto.close();
  await open({
    lifetimes,
    intercept: async (request, bank) => {
      const isRefresh =
        request.method === 'POST' && (await request.clone().text()).includes('refresh_token=');
      if (isRefresh) {
        waiting += 1;
        await held.promise;
      }
      return bank(request);
    },
  });
  konto.clock.advance(10 * minute);
  return { release: held.resolve, isWaiting: () => vi.waitFor(() => expect(waiting).toBe(1)) };
}

test('D1: fifty parallel reads with an expired access token make one refresh and fifty answers', async () => {
  konto.clock.advance(10 * minute);
  const answers = await Promise.all(Array.from({ length: 50 }, read));
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
  expect(refreshes()).toBe(1);
});

test('D1: fifty parallel reads whose token the bank refuses make one refresh and fifty answers', async () => {
  konto.levers.expireAccessTokens();
  const answers = await Promise.all(Array.from({ length: 50 }, read));
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
  expect(refreshes()).toBe(1);
});

test('D1: with a refresh token that stays, too', async () => {
  konto.levers.rotateRefreshTokens(false);
  for (let generation = 1; generation <= 3; generation += 1) {
    konto.clock.advance(10 * minute);
    const answers = await Promise.all(Array.from({ length: 10 }, read));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(refreshes()).toBe(generation);
  }
});

test('D1: a read whose refusal comes late takes the token that is there, and refreshes no more', async () => {
  const held = Promise.withResolvers<void>();
  let reads = 0;
  await konto.close();
  await open({
    intercept: async (request, bank) => {
      if (request.method === 'GET' && ++reads === 1) await held.promise;
      return bank(request);
    },
  });
  const late = read();
  await vi.waitFor(() => expect(reads).toBe(1));
  konto.levers.expireAccessTokens();
  expect((await read()).status).toBe(200);
  held.resolve();
  expect((await late).status).toBe(200);
  expect(refreshes()).toBe(1);
});

test('D1: connections refresh side by side, each once', async () => {
  const other = await browser.connect({ username: 'peter' });
  konto.clock.advance(10 * minute);
  await Promise.all([read(), browser.fetch(endpoints.accounts(other.connectionId)), read()]);
  expect(refreshes()).toBe(2);
});

test('D8: the old refresh token stays where no new one comes; a new one takes its place', async () => {
  konto.levers.rotateRefreshTokens(false);
  konto.clock.advance(10 * minute);
  expect((await read()).status).toBe(200);
  konto.levers.rotateRefreshTokens(true);
  for (let generation = 0; generation < 3; generation += 1) {
    konto.clock.advance(10 * minute);
    expect((await read()).status).toBe(200);
  }
  expect(refreshes()).toBe(4);
});

test('D12: a token is renewed a minute before its end, and a long one not per request', async () => {
  konto.clock.advance(9 * minute - 1);
  await read();
  expect(refreshes()).toBe(0);
  konto.clock.advance(1);
  await read();
  await read();
  expect(refreshes()).toBe(1);
});

test('D12: of a short lifetime a tenth is the margin', async () => {
  await konto.close();
  await open({ lifetimes: { accessTokenMs: 100 * second } });
  konto.clock.advance(90 * second - 1);
  await read();
  expect(refreshes()).toBe(0);
  konto.clock.advance(1);
  await read();
  await read();
  expect(refreshes()).toBe(1);
});

test('D12: ninety days are read through with one token', async () => {
  await konto.close();
  await open({});
  for (let days = 0; days < 89; days += 1) {
    expect((await read()).status).toBe(200);
    konto.clock.advance(day);
  }
  expect(refreshes()).toBe(0);
});

test.each([-60 * second, 60 * second])('C7: a bank’s clock %i ms off causes no refresh storm', async (ms) => {
  konto.levers.shiftClock(ms);
  for (let minutes = 0; minutes < 30; minutes += 1) {
    expect((await read()).status).toBe(200);
    konto.clock.advance(minute);
  }
  expect(refreshes()).toBeLessThanOrEqual(4);
});

test('D5: G11: a browser that leaves during the refresh does not stop it, and the next read works', async () => {
  const { release, isWaiting } = await openHeld();
  const leaving = new AbortController();
  const left = browser.fetch(endpoints.accounts(connectionId), { signal: leaving.signal });
  await isWaiting();
  leaving.abort();
  release();
  await left;
  expect((await read()).status).toBe(200);
  expect(refreshes()).toBe(1);
});

test('D14: new tokens are written before they are used', async () => {
  const steps: string[] = [];
  await konto.close();
  await open({
    lifetimes,
    intercept: (request, bank) => {
      steps.push(request.method === 'POST' ? 'token call' : 'read');
      return bank(request);
    },
  });
  const { update } = konto.store;
  konto.store.update = async (...entry) => {
    const isUpdated = await update(...entry);
    steps.push('written');
    return isUpdated;
  };
  konto.clock.advance(10 * minute);
  steps.length = 0;
  await read();
  expect(steps.slice(-3)).toEqual(['token call', 'written', 'read']);
});

test('D14: a store that cannot write lets no new token be used', async () => {
  konto.clock.advance(10 * minute);
  konto.store.update = () => Promise.reject(new Error('disk full'));
  const before = konto.levers.readJournal().counts.accounts;
  expect((await read()).status).toBe(500);
  expect(konto.levers.readJournal().counts.accounts).toBe(before);
});

/** From the bank's answer to the refresh on, the store takes no change until the test lets it. */
async function openWithStoreThatFails() {
  const clock = createTestClock(Date.UTC(2026, 2, 16), { skippedMs: -1 });
  const failing = vi.fn(() => Promise.reject(new Problem('session_store_unavailable', { retryAfter: 1 })));
  await konto.close();
  await open({
    lifetimes,
    clock,
    intercept: async (request, bank) => {
      const answer = await bank(request);
      if (refreshes() === 1 && request.method === 'POST') konto.store.update = failing;
      return answer;
    },
  });
  const { update } = konto.store;
  const recover = () => {
    konto.store.update = update;
  };
  clock.advance(10 * minute);
  return { failing, recover };
}

const away = { status: 503, code: 'session_store_unavailable', retryAfter: 1 };

test('D14: tokens that the store did not take are saved as soon as it does, without another token call', async () => {
  const { failing, recover } = await openWithStoreThatFails();
  expect(await refusal()).toEqual(away);
  await vi.waitFor(() => expect(konto.clock.running()).toEqual([250]));
  konto.clock.advance(250);
  await vi.waitFor(() => expect(failing).toHaveBeenCalledTimes(2));
  recover();
  await vi.waitFor(() => expect(konto.clock.running()).toEqual([250]));
  konto.clock.advance(250);
  await vi.waitFor(() => expect(konto.logLines.join()).toContain('tokens_refreshed'));
  expect((await read()).status).toBe(200);
  expect(refreshes()).toBe(1);
});

test('D14: after a minute they wait for the next read', async () => {
  const { failing, recover } = await openWithStoreThatFails();
  expect(await refusal()).toEqual(away);
  for (let tries = 1; tries < 240; tries += 1) {
    await vi.waitFor(() => expect(konto.clock.running()).toEqual([250]), { interval: 1 });
    konto.clock.advance(250);
  }
  await vi.waitFor(() => expect(failing).toHaveBeenCalledTimes(240));
  expect(konto.clock.running()).toEqual([]);
  recover();
  expect((await read()).status).toBe(200);
  expect(refreshes()).toBe(1);
});

test('D11: an instance that is not alone any more asks the bank nothing', async () => {
  const lookup = await konto.sessions.open(browser.cookies.header() ?? undefined);
  if (lookup.status !== 'open') throw new Error(lookup.status);
  const refresh = vi.fn();
  const accessTokens = createAccessTokens({
    sessions: konto.sessions,
    refresh,
    runAlone: (_name, task) => task(() => Promise.reject(new Problem('bank_unavailable', { retryAfter: 1 }))),
    unsavedTokens: createUnsavedTokens(konto.clock.startTimer),
    waitUntil: () => {},
    now: konto.clock.now,
    log: () => {},
  });
  konto.clock.advance(10 * minute);
  const asking = accessTokens.fresh({ open: lookup.open, requestId: 'request-1' }, connectionId);
  await expect(asking).rejects.toMatchObject({ code: 'bank_unavailable' });
  expect(refresh).not.toHaveBeenCalled();
});

test('E3: tokens that wait for the store are dropped with the session that was signed out', async () => {
  await openWithStoreThatFails();
  expect(await refusal()).toEqual(away);
  await browser.post(endpoints.logout, {});
  await vi.waitFor(() => expect(konto.clock.running()).toEqual([250]));
  konto.clock.advance(250);
  expect(await settled(() => konto.clock.running().length)).toBe(0);
  expect(await browser.session()).toEqual({ status: 'signed-out' });
});

test('E3: what a refresh brings after the sign-out is dropped, and brings no session back', async () => {
  const { release, isWaiting } = await openHeld();
  const reading = read();
  await isWaiting();
  await browser.post(endpoints.logout, {});
  release();
  const answer = await reading;
  expect((await answer.json()).code).toBe('no_session');
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await browser.session()).toEqual({ status: 'signed-out' });
});

test('E3: a slow answer that ends after the sign-out sets no cookie', async () => {
  const held = Promise.withResolvers<void>();
  await konto.close();
  await open({
    intercept: async (request, bank) => {
      if (request.method === 'GET') await held.promise;
      return bank(request);
    },
  });
  const reading = read();
  await vi.waitFor(() => expect(konto.bankRequests.at(-1)?.method).toBe('GET'));
  await browser.post(endpoints.logout, {});
  held.resolve();
  expect((await reading).headers.getSetCookie()).toEqual([]);
  expect(await browser.session()).toEqual({ status: 'signed-out' });
});

test('E4: sign-out does not wait for a refresh', async () => {
  const { release, isWaiting } = await openHeld();
  const reading = read();
  await isWaiting();
  expect((await browser.post(endpoints.logout, {})).status).toBe(204);
  release();
  await reading;
});

test('D7: a refresh that ends after a renewal does not overwrite it', async () => {
  const { release, isWaiting } = await openHeld();
  const reading = read();
  await isWaiting();
  await browser.connect({ connectionId });
  const renewed = issued().accessTokens.at(-1);
  release();
  expect((await reading).status).toBe(200);
  await read();
  expect(konto.bankRequests.at(-1)?.headers.get('Authorization')).toBe(`Bearer ${renewed}`);
});

test('D7: a refusal that ends after a renewal does not mark it', async () => {
  const { release, isWaiting } = await openHeld();
  konto.levers.expireRefreshTokens();
  const reading = read();
  await isWaiting();
  await browser.connect({ connectionId });
  release();
  await reading;
  expect(await browser.session()).toMatchObject({ connections: [{ connectionId, status: 'active' }] });
  expect((await read()).status).toBe(200);
});

test('an access token that nothing can refresh is used to its end, and then needs a new consent', async () => {
  await konto.close();
  await open({
    lifetimes,
    intercept: async (request, bank) => {
      if (request.method === 'GET') return bank(request);
      const { refresh_token, ...tokens } = await (await bank(request)).json();
      return Response.json(tokens);
    },
  });
  const visitor = konto.browser();
  const visit = await visitor.connect();
  const readAsVisitor = () => visitor.fetch(endpoints.accounts(visit.connectionId));
  konto.clock.advance(10 * minute - 1);
  expect((await readAsVisitor()).status).toBe(200);
  konto.clock.advance(1);
  expect((await (await readAsVisitor()).json()).code).toBe('consent_required');
  expect(await visitor.session()).toMatchObject({ connections: [{ status: 'consent-required' }] });
  expect(refreshes()).toBe(0);
});

test('B14: an access token without a lifetime is used until the bank refuses it', async () => {
  await konto.close();
  await open({
    intercept: async (request, bank) => {
      if (request.method === 'GET') return bank(request);
      const { expires_in, ...tokens } = await (await bank(request)).json();
      return Response.json(tokens);
    },
  });
  konto.clock.advance(day);
  expect((await read()).status).toBe(200);
  expect(refreshes()).toBe(0);
  konto.levers.expireAccessTokens();
  expect((await read()).status).toBe(200);
  expect(refreshes()).toBe(1);
});

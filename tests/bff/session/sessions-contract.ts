// What sessions promise wherever they are kept, as a browser sees it: for the tests of each store to run.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Bytes, randomBytes } from '../../../bff/session/bytes.ts';
import type { SessionStore } from '../../../bff/session/session-store.ts';
import { endpoints } from '../../../shared/endpoints.ts';
import { createTestAppOver, type TestAppOver } from '../../support/test-app.ts';
import { createTestBrowser, type TestBrowser } from '../../support/test-browser.ts';
import { createTestClock, type TestClock } from '../../support/test-clock.ts';

/** The place where one test's sessions are. Null, and the same null again, where they are in cookies alone. */
export interface SessionPlace {
  /** As each start of the program opens it, after the one before has closed it. */
  open(now: () => number): Promise<SessionStore | null>;
  remove(): Promise<void>;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

export function testSessions(preparePlace: () => Promise<SessionPlace>): void {
  let place: SessionPlace;
  let clock: TestClock;
  let bank: TestAppOver;
  let konto: TestAppOver;
  let browser: TestBrowser;
  let beforeBank: (request: Request) => Promise<void>;
  let keys: readonly Bytes[];

  beforeEach(async () => {
    place = await preparePlace();
    clock = createTestClock(Date.UTC(2026, 2, 16, 9));
    keys = [randomBytes(32)];
    beforeBank = async () => {};
    bank = createTestAppOver(null, { clock, lifetimes: { accessTokenMs: 10 * minute } });
    await start();
    browser = openBrowser();
  });
  afterEach(async () => {
    await konto.close();
    await place.remove();
  });

  async function start() {
    const askBank = async (request: Request) => {
      await beforeBank(request);
      return bank.fetchBank(request);
    };
    konto = createTestAppOver(await place.open(clock.now), { clock, keys, intercept: askBank });
  }

  async function restart(withKeys = keys) {
    keys = withKeys;
    await konto.close();
    await start();
  }

  const openBrowser = (): TestBrowser =>
    createTestBrowser({
      app: { fetch: (request) => konto.app.fetch(request) },
      fetchBank: bank.fetchBank,
      appOrigin: konto.config.appOrigin,
      now: clock.now,
    });

  const cookieName = () => browser.cookies.names().find((name) => name.endsWith('session')) ?? '';
  const cookieValue = () => browser.cookies.get(cookieName()) ?? '';
  const refreshes = () => bank.levers.readJournal().tokenCallsByGrantType.refresh_token ?? 0;
  const logOut = () => browser.post(endpoints.logout, {});

  async function read(connectionId: string, by = browser) {
    const answer = await by.fetch(endpoints.accounts(connectionId));
    const { code } = await answer.json();
    return code ?? answer.status;
  }

  /** With these cookies in the place of the browser's own, which they leave as they are. */
  async function readWith(Cookie: string, connectionId: string) {
    const answer = await openBrowser().fetch(endpoints.accounts(connectionId), { headers: { Cookie } });
    return (await answer.json()).code ?? answer.status;
  }

  /** The refresh, or the read, waits at the bank until it is let go on. */
  function holdAtBank(isMeant: (request: Request) => Promise<boolean>) {
    const held = Promise.withResolvers<void>();
    let waiting = 0;
    beforeBank = async (request) => {
      if (!(await isMeant(request))) return;
      waiting += 1;
      await held.promise;
    };
    return { release: held.resolve, isWaiting: () => vi.waitFor(() => expect(waiting).toBe(1)) };
  }
  const isRefresh = async (request: Request) =>
    request.method === 'POST' && (await request.clone().text()).includes('refresh_token=');
  const isRead = async (request: Request) => request.method === 'GET';

  test('C6: a restart keeps the session, and the tokens that its refreshes brought', async () => {
    const { connectionId } = await browser.connect();
    clock.advance(10 * minute);
    expect(await read(connectionId)).toBe(200);
    const before = await browser.session();
    await restart();
    expect(await browser.session()).toEqual(before);
    expect(await read(connectionId)).toBe(200);
    expect(refreshes()).toBe(1);
  });

  test('C1: asking does not extend the session, and its idle end is the server’s', async () => {
    const { connectionId } = await browser.connect();
    for (let minutes = 0; minutes < 29; minutes += 1) {
      clock.advance(minute);
      expect(await browser.session()).toMatchObject({ status: 'signed-in' });
    }
    clock.advance(minute - 1);
    expect(await browser.session()).toMatchObject({ status: 'signed-in' });
    clock.advance(1);
    expect(await read(connectionId)).toBe('session_expired');
    await restart();
    expect(await read(connectionId)).toBe('session_expired');
    expect(await browser.session()).toEqual({ status: 'signed-out', reason: 'session_expired' });
    expect(browser.cookies.names()).toEqual([]);
  });

  test('C1: reading and "I am still here" move the idle end, across restarts, and the absolute end stays', async () => {
    const { connectionId } = await browser.connect();
    const absoluteEnd = clock.now() + 12 * hour;
    for (let quarters = 1; quarters < 48; quarters += 1) {
      clock.advance(15 * minute);
      if (quarters % 2 === 0) expect(await read(connectionId)).toBe(200);
      else await browser.fetch(endpoints.session, { method: 'POST' });
      if (quarters % 16 === 0) await restart();
    }
    clock.advance(absoluteEnd - clock.now() - 1);
    expect(await browser.session()).toMatchObject({ status: 'signed-in' });
    clock.advance(1);
    expect(await browser.session()).toEqual({ status: 'signed-out', reason: 'session_expired' });
  });

  test('C1: A9: a session kept on the device has no idle end, and its cookie lasts no longer than it', async () => {
    const maxAges: [number, number][] = [];
    const { connectionId } = await browser.connect({ keep: true });
    const absoluteEnd = clock.now() + 90 * day;
    for (let days = 0; days < 90; days += 10) {
      clock.advance(10 * day - (days === 80 ? 1 : 0));
      const answer = await browser.fetch(endpoints.accounts(connectionId));
      expect(answer.status).toBe(200);
      const maxAge = /session=.*Max-Age=(\d+)/.exec(answer.headers.getSetCookie().join())?.[1];
      if (maxAge) maxAges.push([Number(maxAge) * second, absoluteEnd - clock.now()]);
    }
    for (const [maxAge, left] of maxAges) expect(maxAge).toBeLessThanOrEqual(left);
    clock.advance(1);
    expect(await browser.session()).toMatchObject({ status: 'signed-out' });
  });

  test('A7: a new key signs nobody out and seals anew; the old one opens nothing when it is removed', async () => {
    const { connectionId } = await browser.connect();
    const old = browser.cookies.header() ?? '';
    const [oldKey = randomBytes(32)] = keys;
    const newKey = randomBytes(32);
    await restart([newKey, oldKey]);
    expect(await browser.session()).toMatchObject({ status: 'signed-in' });
    expect(browser.cookies.header()).not.toBe(old);
    expect((await browser.fetch(endpoints.session)).headers.getSetCookie()).toEqual([]);
    await restart([newKey]);
    expect(await read(connectionId)).toBe(200);
    expect(await readWith(old, connectionId)).toBe('no_session');
  });

  test('A6: any flipped bit and any truncation is no session, never a failure', async () => {
    const { connectionId } = await browser.connect();
    const [name, value] = [cookieName(), cookieValue()];
    const flip = (at: number, bit: number) =>
      value.slice(0, at) + String.fromCharCode(value.charCodeAt(at) ^ (1 << bit)) + value.slice(at + 1);
    const index = fc.nat(value.length - 1);
    const changed = fc.oneof(
      fc.tuple(index, fc.nat(5)).map(([at, bit]) => flip(at, bit)),
      index.map((length) => value.slice(0, length)),
      fc.tuple(index, index).map(([one, other]) => value.slice(one) + value.slice(other)),
      fc.base64String().map((junk) => value + junk.replaceAll('=', '_') + junk.length),
    );
    await fc.assert(
      fc.asyncProperty(changed, async (sent) => {
        fc.pre(sent !== value && /^[\x21-\x3a\x3c-\x7e]*$/.test(sent));
        expect(await readWith(`${name}=${sent}`, connectionId)).toBe('no_session');
      }),
      { numRuns: 200 },
    );
    expect(await read(connectionId)).toBe(200);
  });

  test('A6: sealed values moved between the session and a pending authorization open neither', async () => {
    const { connectionId } = await browser.connect();
    const response = await browser.consent(await browser.login());
    const [name, session] = [cookieName(), cookieValue()];
    const pendingName = browser.cookies.names().find((each) => each.includes('pending')) ?? '';
    const pending = browser.cookies.get(pendingName) ?? '';
    expect(await readWith(`${name}=${pending}`, connectionId)).toBe('no_session');
    browser.cookies.set(pendingName, session);
    const tokenCalls = bank.levers.readJournal().counts.token;
    expect((await (await browser.callback(response)).json()).code).toBe('authorization_unknown');
    expect(bank.levers.readJournal().counts.token).toBe(tokenCalls);
  });

  test('A10: junk under the very name does not hide the session, and of two that open neither wins', async () => {
    const { connectionId } = await browser.connect();
    const name = cookieName();
    const mine = `${name}=${cookieValue()}`;
    const stranger = openBrowser();
    await stranger.connect();
    const planted = stranger.cookies.header() ?? '';
    expect(await readWith(`${name}=junk; ${mine}; ${name}=; ${mine}`, connectionId)).toBe(200);
    expect(await readWith(`${planted}; ${mine}`, connectionId)).toBe('no_session');
    expect(await readWith(`${mine}; ${planted}`, connectionId)).toBe('no_session');
    const many = Array.from({ length: 200 }, (_, number) => `${name}=${number}`).join('; ');
    expect(await readWith(many, connectionId)).toBe('no_session');
    expect(await read(connectionId)).toBe(200);
  });

  test('E2: E5: a sign-out ends the session for a copied cookie too, and succeeds a second time', async () => {
    const { connectionId } = await browser.connect();
    const copied = browser.cookies.header() ?? '';
    expect((await logOut()).status).toBe(204);
    expect(cookieName()).toBe('');
    expect(await readWith(copied, connectionId)).toBe('no_session');
    expect((await logOut()).status).toBe(204);
    const again = await openBrowser().fetch(endpoints.logout, {
      method: 'POST',
      headers: { Cookie: copied },
    });
    expect(again.status).toBe(204);
  });

  test('E3: a refresh that ends after the sign-out brings nothing back', async () => {
    const { connectionId } = await browser.connect();
    const copied = browser.cookies.header() ?? '';
    const { release, isWaiting } = holdAtBank(isRefresh);
    clock.advance(10 * minute);
    const reading = browser.fetch(endpoints.accounts(connectionId));
    await isWaiting();
    await logOut();
    release();
    const answer = await reading;
    expect([(await answer.json()).code, answer.headers.getSetCookie()]).toEqual(['no_session', []]);
    expect(await browser.session()).toEqual({ status: 'signed-out' });
    expect(await readWith(copied, connectionId)).toBe('no_session');
  });

  test('E3: an answer that had a new cookie to bring sets none after the sign-out', async () => {
    const { connectionId } = await browser.connect();
    const { release, isWaiting } = holdAtBank(isRead);
    clock.advance(10 * minute); // it is refreshed, and its idle end moves
    const reading = browser.fetch(endpoints.accounts(connectionId));
    await isWaiting();
    await logOut();
    release();
    expect((await reading).headers.getSetCookie()).toEqual([]);
    expect(await browser.session()).toEqual({ status: 'signed-out' });
  });

  test('the last connection that is disconnected ends the session, for a slow answer too', async () => {
    const { connectionId } = await browser.connect();
    const copied = browser.cookies.header() ?? '';
    const { release, isWaiting } = holdAtBank(isRead);
    clock.advance(minute);
    const reading = browser.fetch(endpoints.accounts(connectionId));
    await isWaiting();
    await browser.fetch(endpoints.connection(connectionId), { method: 'DELETE' });
    release();
    expect((await reading).headers.getSetCookie()).toEqual([]);
    expect(cookieName()).toBe('');
    expect(await readWith(copied, connectionId)).toBe('no_session');
  });

  test('D1: fifty parallel reads with an expired access token: one refresh, fifty answers, and again', async () => {
    const { connectionId } = await browser.connect({ keep: true });
    for (let generation = 1; generation <= 2; generation += 1) {
      clock.advance(10 * minute);
      const answers = await Promise.all(Array.from({ length: 50 }, () => read(connectionId)));
      expect(answers).toEqual(Array(50).fill(200));
      expect(refreshes()).toBe(generation);
    }
  });

  test('D1: fifty parallel reads that the bank refuses: one refresh, fifty answers', async () => {
    const { connectionId } = await browser.connect();
    bank.levers.expireAccessTokens();
    const answers = await Promise.all(Array.from({ length: 50 }, () => read(connectionId)));
    expect(answers).toEqual(Array(50).fill(200));
    expect(refreshes()).toBe(1);
  });

  test('D3: reads that come while the token endpoint takes its time share its one answer', async () => {
    const { connectionId } = await browser.connect({ keep: true });
    const { release, isWaiting } = holdAtBank(isRefresh);
    clock.advance(10 * minute);
    const early = Array.from({ length: 25 }, () => read(connectionId));
    await isWaiting();
    clock.advance(9 * second);
    const late = Array.from({ length: 25 }, () => read(connectionId));
    release();
    expect(await Promise.all([...early, ...late])).toEqual(Array(50).fill(200));
    expect(refreshes()).toBe(1);
  });

  test('D5: a browser that leaves during the refresh and comes back much later finds its tokens', async () => {
    const { connectionId } = await browser.connect({ keep: true });
    const { release, isWaiting } = holdAtBank(isRefresh);
    const before = browser.cookies.header() ?? '';
    clock.advance(10 * minute);
    const leaving = new AbortController();
    const left = openBrowser().fetch(endpoints.accounts(connectionId), {
      headers: { Cookie: before },
      signal: leaving.signal,
    });
    await isWaiting();
    leaving.abort();
    release();
    await left;
    clock.advance(5 * minute);
    expect(await read(connectionId)).toBe(200);
    expect(refreshes()).toBe(1);
  });

  test('D9: a refresh that fails for a passing reason keeps the session, here and after a restart', async () => {
    const { connectionId } = await browser.connect();
    clock.advance(10 * minute);
    bank.levers.disturb({ endpoint: 'token', disturbance: { kind: 'status', status: 503 } });
    const refused = await Promise.all(Array.from({ length: 10 }, () => read(connectionId)));
    expect(refused).toEqual(Array(10).fill('bank_unavailable'));
    await restart();
    await expect.poll(() => read(connectionId), { timeout: 5 * second }).toBe(200); // where a store keeps the pause
    expect(refreshes()).toBe(2);
  });

  test('D10: a dead refresh token marks the connection once, and a restart does not forget it', async () => {
    const { connectionId } = await browser.connect();
    clock.advance(10 * minute);
    bank.levers.expireRefreshTokens();
    const refused = await Promise.all(Array.from({ length: 20 }, () => read(connectionId)));
    expect(refused).toEqual(Array(20).fill('consent_required'));
    await restart();
    expect(await read(connectionId)).toBe('consent_required');
    expect(await browser.session()).toMatchObject({ connections: [{ status: 'consent-required' }] });
    expect(refreshes()).toBe(1);
  });

  test('D7: a refresh that ends after a renewal does not overwrite it', async () => {
    const { connectionId } = await browser.connect();
    const { release, isWaiting } = holdAtBank(isRefresh);
    clock.advance(10 * minute);
    const reading = read(connectionId);
    await isWaiting();
    beforeBank = async () => {};
    await browser.connect({ connectionId });
    release();
    expect(await reading).toBe(200);
    await restart();
    expect(await read(connectionId)).toBe(200);
    expect(konto.bankRequests.at(-1)?.headers.get('Authorization')).toBe(
      `Bearer ${bank.levers.listIssuedSecrets().accessTokens.at(-2)}`,
    );
  });

  test('connections that are added, renewed and removed side by side all find their place', async () => {
    const removed = await browser.connect();
    const renewed = await browser.connect({ username: 'peter' });
    const renewal = await browser.consent(await browser.login({ connectionId: renewed.connectionId }), {
      username: 'peter',
    });
    const addition = await browser.consent(await browser.login(), { username: 'zuzana' });
    const [, added] = await Promise.all([
      browser.callback(renewal),
      browser.callback(addition).then((answer) => answer.json()),
      browser.fetch(endpoints.connection(removed.connectionId), { method: 'DELETE' }),
      read(renewed.connectionId),
    ]);
    await browser.session(); // the last answer to arrive need not have been the last to be made
    await restart();
    expect(await browser.session()).toMatchObject({
      connections: [{ connectionId: renewed.connectionId }, { connectionId: added.connectionId }],
    });
    expect(await read(renewed.connectionId)).toBe(200);
    expect(await read(added.connectionId)).toBe(200);
    expect(await read(removed.connectionId)).toBe('connection_not_found');
  });

  test('B9: signing in makes a session of its own, adding a connection does not', async () => {
    await browser.connect();
    const idOf = async () => {
      const lookup = await konto.sessions.open(browser.cookies.header() ?? undefined);
      return lookup.status === 'open' ? lookup.open.key : null;
    };
    const before = await idOf();
    await browser.connect({ username: 'peter' });
    expect(await idOf()).toBe(before);
    await logOut();
    await browser.connect();
    expect(await idOf()).not.toBe(before);
  });
}

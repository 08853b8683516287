// Whatever order the network and the store let things happen in: tabs that read, a refresh under strict rotation, a
// renewal, a sign-out and a revocation at the bank, all at once. fast-check chooses the orders, and names the worst one.
import fc, { type Scheduler } from 'fast-check';
import { expect, test } from 'vitest';
import { endpoints } from '../../../shared/endpoints.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

interface Happening {
  reads: number;
  renews: boolean;
  signsOut: boolean;
  revokes: boolean;
  expires: boolean;
}

const happenings = fc.record<Happening>({
  reads: fc.integer({ min: 1, max: 6 }),
  renews: fc.boolean(),
  signsOut: fc.boolean(),
  revokes: fc.boolean(),
  expires: fc.boolean(),
});

const accessTokenMs = 10 * 60_000;

/** What was sent to the bank's token endpoint, and how often it said that the grant is no more. */
interface Bank {
  usedRefreshTokens: string[];
  invalidGrants: number;
}

/** An app whose every step at the bank and at the store waits for its turn, once `turns` is set. */
function createInterleavedApp() {
  const bank: Bank = { usedRefreshTokens: [], invalidGrants: 0 };
  const turns: { scheduler?: Scheduler } = {};
  const turn = (label: string) => turns.scheduler?.schedule(Promise.resolve(), label);
  const konto = createTestApp({
    lifetimes: { accessTokenMs },
    intercept: async (request, answer) => {
      const refreshToken = new URLSearchParams(await request.clone().text()).get('refresh_token');
      await turn(`${request.method} on its way to the bank`);
      if (refreshToken) bank.usedRefreshTokens.push(refreshToken);
      const answered = await answer(request);
      if (answered.status === 400 && refreshToken) bank.invalidGrants += 1;
      await turn(`${answered.status} on its way back`);
      return answered;
    },
  });
  const { read, update, delete: remove } = konto.store;
  konto.store.read = async (...row) => {
    await turn('the store reads');
    return read(...row);
  };
  konto.store.update = async (...row) => {
    await turn('the store writes');
    return update(...row);
  };
  konto.store.delete = async (...row) => {
    await turn('the store deletes');
    return remove(...row);
  };
  return { konto, bank, turns };
}

async function happen(happening: Happening, scheduler: Scheduler) {
  const { konto, bank, turns } = createInterleavedApp();
  const browser = konto.browser();
  const { connectionId } = await browser.connect({ keep: true });
  const copied = copyCookies(konto, browser.cookies);
  konto.clock.advance(accessTokenMs);

  turns.scheduler = scheduler;
  const start = <T>(label: string, act: () => T | Promise<T>): Promise<T> =>
    scheduler.schedule(Promise.resolve(), label).then(act);
  const readOnce = async () => {
    const answer = await browser.fetch(endpoints.accounts(connectionId));
    return answer.ok ? answer.status : (await answer.json()).code;
  };
  const reading = Array.from({ length: happening.reads }, () => start('a tab reads', readOnce));
  const others = [
    happening.renews && start('a tab renews', () => browser.connect({ connectionId }).catch(() => null)),
    happening.signsOut && start('a tab signs out', () => browser.post(endpoints.logout, {})),
    happening.revokes && start('the bank revokes', () => konto.levers.revokeConsents()),
    happening.expires && start('the token expires', konto.levers.expireAccessTokens),
  ];
  await scheduler.waitFor(Promise.all([...reading, ...others]));
  delete turns.scheduler;

  const codes = await Promise.all(reading);
  const afterwards = await copied.session();
  await konto.close();
  return { ...bank, codes, afterwards };
}

function copyCookies(konto: TestApp, cookies: ReturnType<TestApp['browser']>['cookies']) {
  const copy = konto.browser();
  for (const name of cookies.names()) copy.cookies.set(name, cookies.get(name) ?? '');
  return copy;
}

const runs = { numRuns: 60 };

test('D1, D7: in no order is a refresh token used twice', () =>
  fc.assert(
    fc.asyncProperty(happenings, fc.scheduler(), async (happening, scheduler) => {
      const { usedRefreshTokens } = await happen(happening, scheduler);
      expect(usedRefreshTokens).toEqual([...new Set(usedRefreshTokens)]);
    }),
    runs,
  ));

test('E3: in no order does a session come back that was signed out', () =>
  fc.assert(
    fc.asyncProperty(happenings, fc.scheduler(), async (happening, scheduler) => {
      const { afterwards } = await happen({ ...happening, signsOut: true }, scheduler);
      expect(afterwards).toEqual({ status: 'signed-out' });
    }),
    runs,
  ));

test('D10: in no order is a connection lost, or a read refused, unless the bank said that the grant is no more', () =>
  fc.assert(
    fc.asyncProperty(happenings, fc.scheduler(), async (happening, scheduler) => {
      const { afterwards, codes, invalidGrants } = await happen({ ...happening, signsOut: false }, scheduler);
      if (!happening.revokes)
        expect({ invalidGrants, codes }).toEqual({
          invalidGrants: 0,
          codes: Array(happening.reads).fill(200),
        });
      if (invalidGrants > 0) return;
      expect(afterwards).toMatchObject({ status: 'signed-in', connections: [{ status: 'active' }] });
    }),
    runs,
  ));

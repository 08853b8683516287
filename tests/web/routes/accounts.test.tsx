import { screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { changePreferences } from '../../../web/preferences/preferences.ts';
import { findAccessibilityFaults } from '../../support/accessibility.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp, type TestAppOptions } from '../../support/test-app.ts';

/** Connects these people, each with a connection of their own, and opens the accounts. */
async function openAccounts(usernames: readonly string[], options: TestAppOptions = {}) {
  const app = createTestApp(options);
  onTestFinished(() => app.close());
  const browser = app.browser();
  for (const username of usernames) await browser.connect({ username });
  const rendered = await renderApp({ path: '/accounts', browser, now: app.clock.now });
  return { app, ...rendered };
}

/** Answers for the list of accounts, from what the bank would have said. */
const insteadOfList = (answer: (body: string) => Response): TestAppOptions => ({
  async intercept(request, sandbox) {
    const response = await sandbox(request);
    return request.url.endsWith('/v1/accounts') ? answer(await response.text()) : response;
  },
});

const json = (body: string) => new Response(body, { headers: { 'Content-Type': 'application/json' } });

async function findRow(name: string) {
  const row = (await screen.findByRole('link', { name })).closest('li');
  if (row === null) throw new Error(`${name} stands in no list`);
  return within(row);
}

const readTotals = async () => {
  const region = await screen.findByRole('region', { name: 'In total' });
  return region.textContent.replaceAll(/\s/g, ' ');
};

test('every account is there with its holder, product, IBAN in groups and both balances', async () => {
  await openAccounts(['jana']);
  const row = await findRow('Bežný účet EUR');
  expect(row.getByText('Jana Nováková')).toBeVisible();
  expect(row.getByText('Účet Duna Plus')).toBeVisible();
  expect(row.getByRole('button', { name: /^Copy SK\d{2}( \d{4}){5}$/ })).toBeVisible();
  expect(row.getAllByRole('term').map(({ textContent }) => textContent)).toEqual([
    'Available now',
    'Booked balance',
  ]);
  for (const amount of row.getAllByRole('definition')) expect(amount).toHaveTextContent(/^€[\d,]+\.\d{2}$/);
  expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(7);
  expect(document.title).toBe('Accounts · Konto');
  expect(await findAccessibilityFaults()).toEqual([]);
});

test('totals are one for each currency and type of balance, and each account counts once', async () => {
  await openAccounts(['jana', 'jana']);
  expect(await screen.findAllByRole('heading', { level: 2, name: /^Banka Duna \([12]\)$/ })).toHaveLength(2);
  await waitFor(() => expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(14));
  const totals = await readTotals();
  expect(totals.match(/Available now5 accounts€|Available now1 account(?=\$|CZK)/g)).toHaveLength(3);
  expect(totals.match(/Booked balance/g)).toHaveLength(3);
});

test('a currency that one account alone holds has no total, which would say the same once more', async () => {
  await openAccounts(['jana']);
  await findRow('Zahraničie USD');
  await waitFor(async () => expect(await readTotals()).toMatch(/^In totalAvailable now5 accounts€[^$]*$/));
  expect(await readTotals()).not.toContain('CZK');
});

test('an account that fails says so in its row, is in no total, and can be tried again', async () => {
  const { user, requests } = await openAccounts(['zuzana']);
  const row = await findRow('Účet, ktorý zlyháva EUR');
  expect(await row.findByRole('alert')).toHaveTextContent('bank_unavailable');
  expect((await findRow('Zuzana Hrašková EUR')).getAllByRole('definition')).toHaveLength(2);
  expect((await findRow('Zablokovaný účet EUR')).getByText('blocked')).toBeVisible();
  expect(await readTotals()).toContain('1 account is not in these totals');
  expect(await findAccessibilityFaults()).toEqual([]);

  const before = requests.length;
  await user.click(row.getByRole('button', { name: 'Try again' }));
  expect(requests.slice(before)).toEqual([expect.stringMatching(/\/accounts\/[^/]+$/)]);
});

test('a connection that fails leaves the other alone', async () => {
  await openAccounts(
    ['jana', 'peter'],
    insteadOfList((body) => (body.includes('Peter Kováč') ? new Response('', { status: 400 }) : json(body))),
  );
  const [whole, failed] = await screen.findAllByRole('region', { name: /^Banka Duna \([12]\)$/ });
  if (!whole || !failed) throw new Error('Not two connections');
  expect(await within(failed).findByRole('alert')).toHaveTextContent('invalid_parameter');
  expect(await within(whole).findAllByRole('heading', { level: 3 })).toHaveLength(7);
  expect(within(whole).queryByRole('alert')).toBeNull();
  expect(await readTotals()).toContain('The accounts of 1 connection are not in these totals');
});

test('C20: where the bank goes on rejecting the refresh token, Renew stands beside Try again, and both help', async () => {
  const minute = 60_000;
  const app = createTestApp({ lifetimes: { accessTokenMs: 10 * minute } });
  onTestFinished(() => app.close());
  const browser = app.browser();
  await browser.connect();
  app.clock.advance(10 * minute);
  const disturbance = { kind: 'status', status: 400, body: '{"error":"invalid_request"}' } as const;
  app.levers.disturb({ endpoint: 'token', times: 3, disturbance });
  const { user, left } = await renderApp({ path: '/accounts', browser, now: app.clock.now });
  const tryAgain = async () => {
    const button = await screen.findByRole('button', { name: 'Try again' });
    app.clock.advance(minute);
    await user.click(button);
  };
  await tryAgain();
  await screen.findByRole('alert');
  expect(screen.queryByRole('button', { name: 'Renew Banka Duna' })).toBeNull();
  await tryAgain();
  const renew = await screen.findByRole('button', { name: 'Renew Banka Duna' });
  expect(screen.getByRole('alert')).toHaveTextContent('If it stays so, renew the connection');
  expect(await findAccessibilityFaults()).toEqual([]);
  const cookies = vi.spyOn(navigator, 'cookieEnabled', 'get').mockReturnValue(false);
  await user.click(renew);
  expect(await screen.findByText(/Your browser keeps no cookies/)).toBeVisible();
  cookies.mockRestore();
  await user.click(renew);
  await waitFor(() => expect(left).toEqual([expect.stringContaining('/authorize?')]));
  await tryAgain();
  await findRow('Bežný účet EUR');
});

test('a failure that is tried again leaves the focus at its section, not at the beginning of the page', async () => {
  const bank = Promise.withResolvers<void>();
  let isSlow = false;
  const { user } = await openAccounts(['peter'], {
    async intercept(request, sandbox) {
      if (!request.url.endsWith('/v1/accounts')) return sandbox(request);
      if (!isSlow) return new Response('', { status: 400 });
      await bank.promise;
      return sandbox(request);
    },
  });
  const retry = await screen.findByRole('button', { name: 'Try again' });
  isSlow = true;
  await user.click(retry);
  const heading = screen.getByRole('heading', { level: 2, name: 'Banka Duna' });
  await waitFor(() => expect(heading).toHaveFocus());
  bank.resolve();
  await findRow('Peter Kováč EUR');
  expect(heading).toHaveFocus();
});

test('until when the consent lasts is said from the first day on', async () => {
  await openAccounts(['peter']);
  expect(await screen.findByText(/^Your consent at the bank ends on .+ 2026, in \d+ days\.$/)).toBeVisible();
});

test('the menu of connections says it too, from what was read of the accounts, and forgets it with them', async () => {
  const { user, world } = await openAccounts(['peter']);
  await screen.findByText(/^Your consent at the bank ends on/);
  expect(screen.getByRole('banner')).toHaveTextContent(/Connected since .+ The consent ends on .+ 2026\./);
  await user.click(screen.getByRole('button', { name: 'Sign out' }));
  await screen.findByRole('heading', { level: 1, name: 'Connect your bank' });
  const left = world.queryClient
    .getQueryCache()
    .getAll()
    .map(({ queryKey: [kind] }) => kind);
  expect(left).not.toContain('bank-data');
});

test('a consent that is about to end says so in days', async () => {
  const tomorrow = '"consentExpirationDate":"2026-03-17"';
  const soon = insteadOfList((body) => json(body.replace(/"consentExpirationDate":"[^"]*"/, tomorrow)));
  await openAccounts(['peter'], soon);
  expect(await screen.findByText('Your consent at the bank ends on March 17, 2026, in 1 day.')).toBeVisible();
});

test('a list that cannot be read is a failure by name', async () => {
  await openAccounts(
    ['peter'],
    insteadOfList(() => json('{"konten":[]}')),
  );
  expect(await screen.findByRole('alert')).toHaveTextContent('unreadable_response');
});

test('C16: an account that cannot be read is mentioned beside the totals, and shown as the bank sent it', async () => {
  const { user } = await openAccounts(
    ['peter'],
    insteadOfList((body) => json(body.replace('[', '[{"name":"no \\u202Eid"},'))),
  );
  expect(await screen.findByText('The bank sent 1 account in a form that cannot be read.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Peter Kováč EUR' })).toBeVisible();
  expect(await readTotals()).toContain('1 account is not in these totals');
  await user.click(screen.getByText('As the bank sent it'));
  expect(screen.getByText(/"name": "no \\u202eid"/)).toBeVisible();
  changePreferences({ privacy: true });
  expect(await screen.findByText('Hidden, because amounts are.')).toBeVisible();
});

test('a consent without accounts says what to do', async () => {
  await openAccounts(
    ['peter'],
    insteadOfList(() => json('{"accounts":[]}')),
  );
  expect(await screen.findByText(/Your consent covers no account/)).toBeVisible();
  expect(await findAccessibilityFaults()).toEqual([]);
});

test('nothing is read again by itself; Refresh reads, and says when it was', async () => {
  const { user, requests } = await openAccounts(['peter']);
  expect(await screen.findByText(/^As of/)).toBeVisible();
  const before = requests.length;
  window.dispatchEvent(new Event('focus'));
  document.dispatchEvent(new Event('visibilitychange'));
  window.dispatchEvent(new Event('online'));
  expect(requests).toHaveLength(before);
  await user.click(screen.getByRole('button', { name: 'Refresh Banka Duna' }));
  expect(requests.slice(before)).toEqual([expect.stringMatching(/\/accounts$/)]);
  expect(await screen.findByRole('button', { name: 'Refresh Banka Duna' })).toBeVisible();
});

test('what was read before stays when a refresh fails', async () => {
  const { app, user } = await openAccounts(['peter']);
  await findRow('Peter Kováč EUR');
  app.levers.disturb({ endpoint: 'accounts', disturbance: { kind: 'status', status: 429 } });
  await user.click(screen.getByRole('button', { name: 'Refresh Banka Duna' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('rate_limited');
  expect((await findRow('Peter Kováč EUR')).getAllByRole('definition')).toHaveLength(2);
  expect(screen.getByText(/^As of/)).toBeVisible();
});

test('an IBAN is copied without its spaces, and that is said', async () => {
  const { user } = await openAccounts(['peter']);
  await user.click(await screen.findByRole('button', { name: /^Copy SK/ }));
  expect(await navigator.clipboard.readText()).toMatch(/^SK\d{22}$/);
  expect(await screen.findByText('The IBAN was copied.')).toBeInTheDocument();
});

test('an account opens with the page size that is remembered, and its address says so', async () => {
  changePreferences({ pageSize: 20 });
  await openAccounts(['jana']);
  const link = await screen.findByRole('link', { name: 'Bežný účet EUR' });
  expect(link).toHaveAttribute('href', expect.stringMatching(/^\/accounts\/[\w-]+\?size=20$/));
});

test('in privacy mode no amount is on the page, neither to be seen nor to be heard', async () => {
  const { container } = await openAccounts(['jana']);
  const row = await findRow('Bežný účet EUR');
  const [shown] = row.getAllByRole('definition');
  const digits = shown?.textContent ?? '';
  changePreferences({ privacy: true });
  await waitFor(() => expect(container.innerHTML).not.toContain(digits));
  expect(container.innerHTML).not.toMatch(/\d[.,]\d{2}\b/);
  expect(row.getAllByText('hidden amount in EUR')).toHaveLength(2);
  expect(await findAccessibilityFaults()).toEqual([]);
});

test('it speaks Slovak, with its plurals and its way to write money', async () => {
  changePreferences({ language: 'sk' });
  await openAccounts(['jana']);
  expect(await screen.findByRole('heading', { name: 'Účty' })).toBeVisible();
  const region = await screen.findByRole('region', { name: 'Spolu' });
  await waitFor(() => expect(region).toHaveTextContent(/5 účtov/));
  expect(region).toHaveTextContent(/\d,\d{2} €/);
});

/** A list of one account with these balances. */
const accountWith = (...balances: string[]) => accountsWith(balances);
/** The first is the odd one. */
const accountsWith = (...accounts: string[][]) =>
  json(
    `{"accounts":[${accounts.map(
      (balances, place) =>
        `{"accountId":"${place}","displayName":"${place === 0 ? 'Odd' : 'Other'} account","balances":[${balances}]}`,
    )}]}`,
  );
const euros = (type: string, amount: number, rest = '') =>
  `{"balanceType":"${type}","balanceAmount":{"amount":${amount},"currency":"EUR"}${rest}}`;

test('C03: of two balances of one type the one without the credit line is shown and counted', async () => {
  const withLine = euros('interimAvailable', 5250, ',"creditLimitIncluded":true');
  const own = euros('interimAvailable', 250, ',"creditLimitIncluded":false');
  await openAccounts(
    ['peter'],
    insteadOfList(() => accountsWith([withLine, own], [euros('interimAvailable', 1)])),
  );
  expect((await findRow('Odd account')).getAllByRole('definition')).toHaveLength(1);
  expect(await readTotals()).toMatch(/Available now2 accounts€251\.00$/);
});

test('C03: where the bank does not say which of two balances is meant, both are shown and none is counted', async () => {
  const both = [euros('interimAvailable', 5250), euros('interimAvailable', 250)];
  await openAccounts(
    ['peter'],
    insteadOfList(() => accountWith(...both, euros('interimBooked', 300))),
  );
  expect((await findRow('Odd account')).getAllByRole('definition')).toHaveLength(3);
  const totals = await readTotals();
  expect(totals).not.toContain('Available now');
  expect(totals).toContain('1 account is missing from a total');
});

test('C04: balances in other spellings count, and what is in no total is named beside them', async () => {
  await openAccounts(
    ['peter'],
    insteadOfList(() =>
      accountsWith(
        [euros('ITAV', 7), euros('closing_booked', 8)],
        [euros('interimAvailable', 1), euros('closingBooked', 1)],
      ),
    ),
  );
  await findRow('Odd account');
  expect(await readTotals()).toMatch(
    /Available now2 accounts€8\.00Booked at the end of the day2 accounts€9\.00$/,
  );
});

test('C04: an account without any balance that is added up is named beside the totals', async () => {
  await openAccounts(
    ['peter'],
    insteadOfList(() => accountWith(euros('salaryReserve', 7))),
  );
  await findRow('Odd account');
  expect(await readTotals()).toContain('1 account is missing from a total');
});

test('C15: a status that Konto does not know is shown by the bank’s own word', async () => {
  const dormant =
    '{"accounts":[{"accountId":"a","displayName":"Odd account","status":"dormant","balances":[]}]}';
  await openAccounts(
    ['peter'],
    insteadOfList(() => json(dormant)),
  );
  expect((await findRow('Odd account')).getByText('dormant')).toBeVisible();
});

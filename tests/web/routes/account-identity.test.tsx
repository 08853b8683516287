import { screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { type ListedAccount, listingBank } from '../../support/listing-bank.ts';
import { oddIds } from '../../support/odd-ids.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp } from '../../support/test-app.ts';

/** Opens the accounts of as many connections as there are lists. */
async function openAccounts(...lists: (readonly ListedAccount[])[]) {
  const app = createTestApp(listingBank((connection) => lists[connection] ?? []));
  onTestFinished(() => app.close());
  const browser = app.browser();
  for (const _list of lists) await browser.connect();
  return { app, ...(await renderApp({ path: '/accounts', browser, now: app.clock.now })) };
}

const accountReference = { iban: 'SK3112000000198742637541', currency: 'EUR' };
const current = { accountId: 'c-1', displayName: 'Current', balance: 100, accountReference };
const pocket = { accountId: 'p-1', displayName: 'Holiday pocket', balance: 50, accountReference };

const readTotals = () => screen.findByRole('region', { name: 'In total' });
const findLinks = (name: string) => screen.findAllByRole('link', { name });

test('C01: two accounts of one IBAN and currency both open, and both count', async () => {
  const { user } = await openAccounts([current, pocket]);
  await waitFor(async () => expect(await readTotals()).toHaveTextContent('2 accounts€150.00'));
  for (const { displayName, accountId } of [current, pocket]) {
    const [link] = await findLinks(`${displayName} EUR`);
    if (!link) throw new Error(`${displayName} is not there`);
    await user.click(link);
    expect(await screen.findByRole('heading', { level: 1, name: `${displayName} EUR` })).toBeVisible();
    expect(await screen.findByText(`Row of ${accountId}`)).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'All accounts' }));
  }
});

test('C01: both through two connections count once each, and are one address each', async () => {
  const renamedIds = [
    { ...pocket, accountId: 'p-2' },
    { ...current, accountId: 'c-2' },
  ];
  await openAccounts([current, pocket], renamedIds);
  await waitFor(() => expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(4));
  expect(await readTotals()).toHaveTextContent('2 accounts€150.00');
  for (const name of ['Current EUR', 'Holiday pocket EUR']) {
    const [first, second] = await findLinks(name);
    expect(first?.getAttribute('href')).toBe(second?.getAttribute('href'));
  }
});

test('C01: a connection that shows one of them alone shows the same account', async () => {
  await openAccounts([current, pocket], [{ ...pocket, accountId: 'p-2' }]);
  await waitFor(() => expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(3));
  expect(await readTotals()).toHaveTextContent('2 accounts€150.00');
});

test('C01: where the consent of one connection is lost, the other serves the very account', async () => {
  const { app, user } = await openAccounts([current, pocket], [{ ...pocket, accountId: 'p-2' }]);
  await waitFor(() => expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(3));
  const [consent] = app.levers.listConsents();
  app.levers.revokeConsents({ consentId: consent?.consentId ?? '' });
  const [refresh] = screen.getAllByRole('button', { name: /^Refresh/ });
  if (refresh) await user.click(refresh);
  await user.click(await screen.findByRole('button', { name: 'Not now' }));
  const [first] = await findLinks('Holiday pocket EUR');
  if (first) await user.click(first);
  expect(await screen.findByText('Row of p-2')).toBeVisible();
});

test('C01: one account that the bank lists twice stands there twice and counts once', async () => {
  await openAccounts([current, current]);
  expect(await findLinks('Current EUR')).toHaveLength(2);
  expect(await readTotals()).toHaveTextContent('1 account€100.00');
});

test('C02: every account opens, whatever its id', async () => {
  const accounts = oddIds.map((accountId, place) => ({ accountId, displayName: `No ${place}.`, balance: 1 }));
  const { user } = await openAccounts(accounts);
  for (const { accountId, displayName } of accounts) {
    await user.click(await screen.findByRole('link', { name: displayName }));
    const rows = within(await screen.findByRole('region', { name: 'Transactions' }));
    expect(await rows.findByText(`Row of ${accountId}`.trim(), { collapseWhitespace: false })).toBeVisible();
    expect(within(screen.getByRole('region', { name: 'Balances' })).getByText('€1.00')).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'All accounts' }));
  }
}, 60_000);

test.each(['..', 'x/../y', '\u0007', 'x'.repeat(513)])(
  'C02: that Konto does not ask for the account %j is said to be Konto’s doing',
  async (accountId) => {
    const { app, user } = await openAccounts([{ accountId, displayName: 'Odd', balance: 1 }]);
    await user.click(await screen.findByRole('link', { name: 'Odd' }));
    const [notice] = await screen.findAllByRole('alert');
    expect(notice).toHaveTextContent(/Konto does not ask the bank.*account_id_unsupported/);
    expect(app.bankRequests.map(({ url }) => new URL(url).pathname.split('/v1/')[1])).not.toContainEqual(
      expect.stringMatching(/^accounts./),
    );
  },
);

test('C30: what banks are called is isolated wherever it stands, in the titles of dialogs too', async () => {
  const bankName = 'Bank \u202Eknab';
  const app = createTestApp({ bank: { name: bankName } });
  onTestFinished(() => app.close());
  const browser = app.browser();
  const connectScreen = await renderApp({ path: '/', browser, now: app.clock.now });
  expectIsolated(await screen.findByRole('button', { name: /^Continue to/ }), bankName);
  connectScreen.container.remove();
  await browser.connect();
  const { user } = await renderApp({ path: '/accounts', browser, now: app.clock.now });
  await screen.findByRole('heading', { level: 3, name: /Bežný účet/ });
  expectIsolated(document.body, bankName);
  await user.click(screen.getByRole('button', { name: /Connected/ }));
  await user.click(await screen.findByRole('button', { name: /^Disconnect/ }));
  expectIsolated(await screen.findByRole('dialog'), bankName);
  await user.click(screen.getByRole('button', { name: 'Keep it connected' }));
  app.levers.revokeConsents();
  await user.click(screen.getByRole('button', { name: /^Refresh/ }));
  expectIsolated(await screen.findByRole('dialog'), bankName);
  await user.click(await screen.findByRole('button', { name: 'Not now' }));
  expectIsolated(document.body, bankName);
});

/** Each text that holds it stands in an element that keeps its direction to itself. */
function expectIsolated(root: HTMLElement, name: string) {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: (string | undefined)[] = [];
  while (texts.nextNode())
    if (texts.currentNode.textContent?.includes(name)) found.push(texts.currentNode.parentElement?.tagName);
  expect(found.length).toBeGreaterThan(0);
  expect(new Set(found)).toEqual(new Set(['BDI']));
}

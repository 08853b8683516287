import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { changePreferences, readPreferences } from '../../../web/preferences/preferences.ts';
import { findAccessibilityFaults } from '../../support/accessibility.ts';
import { findAccountPath } from '../../support/account-path.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp, type TestAppOptions } from '../../support/test-app.ts';
import { setViewport } from '../../support/viewport.ts';

interface Opening extends TestAppOptions {
  username?: string;
  account: string;
  /** As it follows the account's address. */
  search?: string;
}

async function openAccount({ username = 'jana', account, search = '', ...options }: Opening) {
  const app = createTestApp(options);
  onTestFinished(() => app.close());
  const browser = app.browser();
  await browser.connect({ username });
  const path = await findAccountPath(browser, account);
  const rendered = await renderApp({ path: path + search, browser, now: app.clock.now });
  return { app, ...rendered, readSearch: () => rendered.router.state.location.search };
}

const business = 'Papiernictvo Nováková, s. r. o.';
const everyday = 'Bežný účet';
const pagesRead = (requests: readonly string[]) => [
  ...new Set(requests.flatMap((request) => /transactions\?(.*)$/.exec(request)?.[1] ?? [])),
];
const nameRead = (request: string) =>
  /page=\d+/.exec(request)?.[0] ??
  (/\/accounts\/[^/]+$/.test(request) ? 'detail' : request.split('/').at(-1));
/** What React keeps beside an element of its last rendering: another object after each. */
const readRendering = (element: Element): unknown =>
  Reflect.get(element, Object.keys(element).find((key) => key.startsWith('__reactProps$')) ?? '');
const findPosition = (text: RegExp) => screen.findByText(text);
const readRows = () => within(screen.getByRole('region', { name: 'Transactions' })).getAllByRole('listitem');

test('the account says which it is, what its balances count, and shows its newest transactions', async () => {
  await openAccount({ account: everyday });
  expect(await screen.findByRole('heading', { level: 1, name: 'Bežný účet EUR' })).toBeVisible();
  expect(await findPosition(/^Rows 1–50, page 1 of \d+$/)).toBeVisible();
  const balances = within(screen.getByRole('region', { name: 'Balances' }));
  const names = balances.getAllByRole('term').map(({ textContent }) => textContent);
  expect(names).toEqual([expect.stringMatching(/^Available now/), expect.stringMatching(/^Booked balance/)]);
  expect(balances.getByText(/pending payments already taken off/)).toBeVisible();
  expect(readRows()).toHaveLength(50);
  expect(await findAccessibilityFaults()).toEqual([]);
});

test('K2: the title, which the browser keeps in its history, names the screen and not the account', async () => {
  await openAccount({ account: everyday });
  await screen.findByRole('heading', { level: 1, name: 'Bežný účet EUR' });
  expect(document.title).toBe('Account · Konto');
});

test('the detail and the transactions leave side by side, the moment the list has named the account', async () => {
  const bank = Promise.withResolvers<void>();
  const { requests } = await openAccount({
    account: everyday,
    async intercept(request, sandbox) {
      if (/\/v1\/accounts\/[^/?]+$/.test(request.url)) await bank.promise;
      return sandbox(request);
    },
  });
  await findPosition(/^Rows 1–50/);
  expect(screen.getByRole('region', { name: 'Balances' })).toHaveAttribute('aria-busy', 'true');
  bank.resolve();
  await waitFor(() =>
    expect(screen.getByRole('region', { name: 'Balances' })).toHaveAttribute('aria-busy', 'false'),
  );
  expect([...new Set(requests.map(nameRead))]).toEqual(['session', 'accounts', 'detail', 'page=1', 'page=2']);
});

test('from the list of accounts the account is asked for at once, and the list not again', async () => {
  const app = createTestApp();
  onTestFinished(() => app.close());
  const browser = app.browser();
  await browser.connect();
  const { user, requests, router } = await renderApp({ path: '/accounts', browser, now: app.clock.now });
  const link = await screen.findByRole('link', { name: /^Bežný účet/ });
  requests.length = 0;
  const leftBeforeRendering = Promise.withResolvers<unknown>();
  router.subscribe(({ navigation }) => {
    if (navigation.state === 'idle') leftBeforeRendering.resolve(requests.map(nameRead));
  });
  await user.click(link);
  expect(await leftBeforeRendering.promise).toEqual(['detail', 'page=1']);
  await findPosition(/^Rows 1–50/);
  expect(requests.map(nameRead)).not.toContain('accounts');
});

test('the heading keeps the focus when the account’s name comes late', async () => {
  const bank = Promise.withResolvers<void>();
  let isSlow = false;
  const app = createTestApp({
    async intercept(request, sandbox) {
      if (isSlow) await bank.promise;
      return sandbox(request);
    },
  });
  onTestFinished(() => app.close());
  const browser = app.browser();
  await browser.connect();
  const path = await findAccountPath(browser, everyday);
  const { router } = await renderApp({ path: '/help/errors', browser, now: app.clock.now });
  await screen.findByRole('heading', { level: 1 });
  isSlow = true;
  await act(() => router.navigate(path));
  const loading = await screen.findByRole('heading', { level: 1, name: 'Account' });
  await waitFor(() => expect(loading).toHaveFocus());
  bank.resolve();
  const loaded = await screen.findByRole('heading', { level: 1, name: 'Bežný účet EUR' });
  await waitFor(() => expect(loaded).toHaveFocus());
});

/** Leaves a page of rows that is scrolled to 640 pixels, and opens it again where it is scrolled to `top` at first. */
async function comeBack({ top }: { top: number }): Promise<number[]> {
  onTestFinished(() => sessionStorage.clear());
  const opening = { account: business, search: '?size=20&page=3' };
  const scrolled = vi.spyOn(window, 'scrollY', 'get');
  await openAccount(opening);
  await findPosition(/^Rows 41–60/);
  scrolled.mockReturnValue(640);
  fireEvent(window, new Event('pagehide'));
  cleanup();

  scrolled.mockReturnValue(top);
  const rowsWhenScrolled: number[] = [];
  vi.spyOn(window, 'scrollTo').mockImplementation((...place: unknown[]) => {
    if (place[1] === 640) rowsWhenScrolled.push(screen.queryAllByRole('link').length);
  });
  await openAccount(opening);
  await findPosition(/^Rows 41–60/);
  return rowsWhenScrolled;
}

test('who left for the bank or reloads comes back to the same rows, once', async () => {
  const [rows = 0, ...again] = await comeBack({ top: 0 });
  expect(rows).toBeGreaterThan(20);
  expect(again).toEqual([]);
  expect(Object.keys(sessionStorage).filter((key) => key.startsWith('konto.'))).toEqual([]);
});

test('who has scrolled before the rows came stays there', async () => {
  expect(await comeBack({ top: 120 })).toEqual([]);
});

test('what is pending comes first and by itself; days follow from the newest on', async () => {
  await openAccount({ account: everyday });
  await findPosition(/^Rows \d/);
  const [first, ...days] = screen.getAllByRole('heading', { level: 3 });
  expect(first).toHaveTextContent('Pending');
  const [pending] = readRows();
  expect(pending).toHaveTextContent(/[A-Z][a-z]{2} \d{1,2}, 20\d\d/);
  const dates = days.map((day) => day.querySelector('time')?.dateTime ?? '');
  expect(dates.length).toBeGreaterThan(3);
  expect(dates).toEqual(dates.toSorted().reverse());
});

test('only days that are wholly on the page have a total', async () => {
  await openAccount({ account: business, search: '?size=200&page=2' });
  await findPosition(/^Rows 201–400, page 2 of 500$/);
  const days = screen.getAllByRole('heading', { level: 3 }).map((heading) => {
    const region = heading.closest('section');
    return region?.textContent.includes('Day total');
  });
  expect(days.length).toBeGreaterThan(3);
  expect([days[0], ...days.slice(-1)]).toEqual([false, false]);
  expect(days.slice(1, -1).every(Boolean)).toBe(true);
});

test('pages turn forward and back, and the next one is already there', async () => {
  const { user, requests, readSearch } = await openAccount({ account: business });
  await findPosition(/^Rows 1–50, page 1 of 2,000$/);
  await waitFor(() => expect(pagesRead(requests)).toEqual(['page=1&pageSize=50', 'page=2&pageSize=50']));
  expect(screen.queryByRole('link', { name: 'Previous' })).toBeNull();

  await user.click(screen.getByRole('link', { name: 'Next' }));
  expect(await findPosition(/^Rows 51–100, page 2 of 2,000$/)).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Transactions' })).toHaveFocus();
  await user.click(screen.getByRole('link', { name: 'Next' }));
  expect(await findPosition(/^Rows 101–150, page 3/)).toBeVisible();
  expect(readSearch()).toBe('?page=3');

  await user.click(screen.getByRole('link', { name: 'Previous' }));
  expect(await findPosition(/^Rows 51–100, page 2/)).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'First' }));
  expect(await findPosition(/^Rows 1–50, page 1/)).toBeVisible();
  expect(readSearch()).toBe('');
  expect(pagesRead(requests)).toHaveLength(4);
});

test('the page before stays until the next one has come', async () => {
  const bank = Promise.withResolvers<void>();
  const { user } = await openAccount({
    account: business,
    search: '?size=10&page=5',
    async intercept(request, sandbox) {
      if (request.url.includes('page=4&')) await bank.promise;
      return sandbox(request);
    },
  });
  await findPosition(/^Rows 41–50/);
  const rows = readRows().map(({ textContent }) => textContent);
  await user.click(screen.getByRole('link', { name: 'Previous' }));
  const list = readRows()[0]?.closest('[aria-busy]');
  await waitFor(() => expect(list).toHaveAttribute('aria-busy', 'true'));
  expect(readRows().map(({ textContent }) => textContent)).toEqual(rows);
  bank.resolve();
  expect(await findPosition(/^Rows 31–40/)).toBeVisible();
});

test('another page size keeps the first row, stands in the address and is remembered', async () => {
  const { user, readSearch } = await openAccount({ account: business, search: '?size=50&page=3' });
  await findPosition(/^Rows 101–150/);
  const [first] = readRows();
  const text = first?.textContent;
  await user.selectOptions(screen.getByLabelText('Rows per page'), '20');
  expect(await findPosition(/^Rows 101–120, page 6 of 5,000$/)).toBeVisible();
  expect(readRows()[0]?.textContent).toBe(text);
  expect(readSearch()).toBe('?size=20&page=6');
  expect(readPreferences().pageSize).toBe(20);
});

test('a smaller place in a larger page is brought back into view', async () => {
  const scrollIntoView = vi.spyOn(Element.prototype, 'scrollIntoView');
  const { user } = await openAccount({ account: business, search: '?size=10&page=4' });
  await findPosition(/^Rows 31–40/);
  const first = readRows()[0]?.textContent;
  await user.selectOptions(screen.getByLabelText('Rows per page'), '50');
  await findPosition(/^Rows 1–50/);
  expect(scrollIntoView.mock.contexts).toEqual([expect.objectContaining({ textContent: first })]);
});

test('an address means the same rows whatever is preferred, also where it says nothing or nonsense', async () => {
  changePreferences({ pageSize: 20 });
  await openAccount({ account: business, search: '?size=30&page=minus&q=x&cursor=y' });
  expect(await findPosition(/^Rows 1–50, page 1/)).toBeVisible();
  act(() => changePreferences({ pageSize: 10 }));
  expect(screen.getByLabelText('Rows per page')).toHaveValue('50');
  expect(readRows()).toHaveLength(50);
});

test('going back after another page size was chosen brings the former one back', async () => {
  const { user, router, readSearch } = await openAccount({ account: business });
  await findPosition(/^Rows 1–50, page 1/);
  await user.selectOptions(screen.getByLabelText('Rows per page'), '10');
  await findPosition(/^Rows 1–10, page 1/);
  expect(readSearch()).toBe('?size=10');
  await act(() => router.navigate(-1));
  expect(await findPosition(/^Rows 1–50, page 1/)).toBeVisible();
  expect(screen.getByLabelText('Rows per page')).toHaveValue('50');
});

test('the last page says that the history ends there, and no other does', async () => {
  const { user } = await openAccount({ account: business, search: '?size=200&page=499' });
  await findPosition(/page 499 of 500$/);
  expect(screen.queryByText(/end of the history/)).toBeNull();
  await user.click(screen.getByRole('link', { name: 'Next' }));
  expect(await findPosition(/^Rows 99,801–100,000, page 500 of 500$/)).toBeVisible();
  expect(screen.getByText(/end of the history/)).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Next' })).toBeNull();
});

test('a page behind the end leads back to the last one', async () => {
  const { user } = await openAccount({ account: business, search: '?size=200&page=9999' });
  expect(await screen.findByText(/does not reach as far as page 9,999/)).toBeVisible();
  expect(await findAccessibilityFaults()).toEqual([]);
  await user.click(screen.getByRole('link', { name: 'Go to page 500' }));
  expect(screen.getByRole('heading', { name: 'Transactions' })).toHaveFocus();
  expect(await findPosition(/page 500 of 500$/)).toBeVisible();
});

test('an account without transactions says so', async () => {
  await openAccount({ account: 'Rezerva' });
  expect(await screen.findByText('There are no transactions on this account yet.')).toBeVisible();
  expect(screen.queryByRole('navigation', { name: 'Pages of transactions' })).toBeNull();
  expect(await findAccessibilityFaults()).toEqual([]);
});

test('a row opens beside the list, has an address, and gives the focus back', async () => {
  const { user, readSearch } = await openAccount({ account: everyday });
  const row = await screen.findByRole('link', { name: /Nájomné – byt Šancová/ });
  await user.click(row);
  const detail = within(await screen.findByRole('region', { name: 'Ing. Ľubomír Ďurčo' }));
  expect(detail.getByText('4100387')).toBeVisible();
  expect(detail.getByText('0308')).toBeVisible();
  expect(detail.getByText('−€620.00')).toBeVisible();
  expect(row).toHaveAttribute('aria-current', 'true');
  expect(readSearch()).toMatch(/^\?tx=\d+$/);
  expect(await findAccessibilityFaults()).toEqual([]);

  await user.click(detail.getByText('As the bank sent it'));
  expect(detail.getByText(/"amount": -620\.00/)).toBeVisible();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(row).toHaveFocus());
  expect(readSearch()).toBe('');
});

test('of two hundred rows only those render that open and close', async () => {
  const { user } = await openAccount({ account: business, search: '?size=200&page=2' });
  await findPosition(/^Rows 201–400/);
  const links = readRows().flatMap((row) => within(row).getAllByRole('link'));
  const renderedBy = async (link: HTMLElement | undefined) => {
    const before = links.map(readRendering);
    if (link) await user.click(link);
    await waitFor(() => expect(link).toHaveAttribute('aria-current', 'true'));
    return links.filter((each, index) => readRendering(each) !== before[index]);
  };
  expect(links).toHaveLength(200);
  expect(await renderedBy(links[3])).toEqual([links[3]]);
  expect(await renderedBy(links[5])).toEqual([links[3], links[5]]);
});

test('the detail of a card payment names the shop once', async () => {
  const { user } = await openAccount({ account: everyday });
  await findPosition(/^Rows \d/);
  const shopping = screen.getAllByRole('link', { name: /^Potraviny Klas/ }).at(-1);
  if (!shopping) throw new Error('Nobody went shopping');
  await user.click(shopping);
  const detail = within(await screen.findByRole('region', { name: 'Potraviny Klas' }));
  expect(detail.getByText('Merchant category')).toBeVisible();
  expect(detail.getByText('Groceries and supermarkets')).toBeVisible();
  expect(detail.getByText('5411')).toBeVisible();
  expect(detail.getAllByRole('term').map(({ textContent }) => textContent)).not.toContain('Merchant');
  expect(detail.getAllByText('Potraviny Klas')).toHaveLength(2);
});

test('where there is no room the detail is a dialog, and going back closes it', async () => {
  setViewport(22);
  const { user, router, readSearch } = await openAccount({ account: everyday });
  const row = await screen.findByRole('link', { name: /Nájomné – byt Šancová/ });
  await user.click(row);
  expect(await screen.findByRole('dialog', { name: 'Ing. Ľubomír Ďurčo' })).toBeVisible();
  expect(await findAccessibilityFaults()).toEqual([]);
  await router.navigate(-1);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(readSearch()).toBe('');
  expect(row).toHaveFocus();
});

test('where the browser does not know closedby, a press beside the dialog closes it', async () => {
  setViewport(22);
  const { user, readSearch } = await openAccount({ account: everyday });
  await user.click(await screen.findByRole('link', { name: /Nájomné – byt Šancová/ }));
  const dialog = await screen.findByRole('dialog');
  dialog.getBoundingClientRect = () => new DOMRect(0, 100, 320, 500);
  const inside = { target: dialog, coords: { clientX: 5, clientY: 105 } };
  const beside = { target: dialog, coords: { clientX: 5, clientY: 50 } };
  const press = (from: typeof inside, to: typeof inside) =>
    user.pointer([
      { keys: '[MouseLeft>]', ...from },
      { keys: '[/MouseLeft]', ...to },
    ]);

  await press(inside, inside);
  await press(inside, beside);
  await press(beside, inside);
  expect(dialog).toBeInTheDocument();
  await press(beside, beside);
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(readSearch()).toBe('');
});

test('with Safari’s habit too, Tab stops at every row and every other link of an account', async () => {
  await openAccount({ account: business });
  await findPosition(/^Rows 1–50/);
  const links = screen.getAllByRole('link');
  expect(links.length).toBeGreaterThan(50);
  for (const link of links) expect(link).toHaveAttribute('tabindex', '0');
});

test('an address opens the very transaction, or says that it is not on the page', async () => {
  const { router } = await openAccount({ account: everyday, search: '?tx=nothing-like-it' });
  expect(await screen.findByRole('region', { name: 'Not on this page' })).toBeVisible();
  const link = screen.getByRole('link', { name: /Nájomné – byt Šancová/ });
  await router.navigate(
    `${router.state.location.pathname}${link.getAttribute('href')?.replace(/^[^?]*/, '')}`,
  );
  expect(await screen.findByRole('region', { name: 'Ing. Ľubomír Ďurčo' })).toBeVisible();
});

test('a row that cannot be read is shown as such, with what the bank sent', async () => {
  const { user } = await openAccount({ username: 'zuzana', account: 'Účet s poškodeným riadkom' });
  await findPosition(/^Rows 1–50/);
  const damaged = screen.getByRole('link', { name: 'A row that cannot be read' });
  expect(readRows()).toHaveLength(50);
  expect(screen.queryByText('Day total')).toBeNull();
  await user.click(damaged);
  expect(await screen.findByText(/"transactionAmount": null/)).toBeVisible();
  expect(await findAccessibilityFaults()).toEqual([]);
});

test('an account that fails wholly says so once, under its name, and one retry reads all of it again', async () => {
  const { user, requests } = await openAccount({ username: 'zuzana', account: 'Účet, ktorý zlyháva' });
  expect(await screen.findByRole('heading', { level: 1, name: 'Účet, ktorý zlyháva EUR' })).toBeVisible();
  const balances = within(screen.getByRole('region', { name: 'Balances' }));
  expect(await balances.findByRole('alert')).toHaveTextContent('bank_unavailable');
  await waitFor(() => expect(screen.getAllByRole('alert')).toHaveLength(1));
  const transactions = within(screen.getByRole('region', { name: 'Transactions' }));
  expect(transactions.getByText(/could not be read, for the same reason/)).toBeVisible();
  expect(await findAccessibilityFaults()).toEqual([]);

  requests.length = 0;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(requests).toHaveLength(2));
  expect(pagesRead(requests)).toEqual(['page=1&pageSize=50']);
  await waitFor(() => expect(screen.getAllByRole('alert')).toHaveLength(1));
});

test('balances that fail leave the transactions alone', async () => {
  await openAccount({
    account: everyday,
    intercept: (request, sandbox) =>
      /\/v1\/accounts\/[^/?]+$/.test(request.url) ? new Response('', { status: 503 }) : sandbox(request),
  });
  const balances = within(await screen.findByRole('region', { name: 'Balances' }));
  expect(await balances.findByRole('alert')).toHaveTextContent('bank_unavailable');
  expect(await findPosition(/^Rows 1–50/)).toBeVisible();
});

test('a page that fails can be tried again, and the pages before it stay within reach', async () => {
  let isBroken = true;
  const { user } = await openAccount({
    account: business,
    search: '?size=10&page=3',
    intercept: (request, sandbox) =>
      isBroken && request.url.includes('page=3&') ? new Response('', { status: 400 }) : sandbox(request),
  });
  const transactions = within(await screen.findByRole('region', { name: 'Transactions' }));
  expect(await transactions.findByRole('alert')).toHaveTextContent('invalid_parameter');
  expect(screen.getByRole('link', { name: 'Previous' })).toBeVisible();
  isBroken = false;
  await user.click(transactions.getByRole('button', { name: 'Try again' }));
  expect(await findPosition(/^Rows 21–30/)).toBeVisible();
});

test('an answer that breaks off is a failure, never a short page', async () => {
  await openAccount({
    account: everyday,
    async intercept(request, sandbox) {
      const response = await sandbox(request);
      if (!request.url.includes('/transactions')) return response;
      return new Response((await response.text()).slice(0, -40), { headers: response.headers });
    },
  });
  const transactions = within(await screen.findByRole('region', { name: 'Transactions' }));
  expect(await transactions.findByRole('alert')).toHaveTextContent('unreadable_response');
  expect(transactions.queryByRole('listitem')).toBeNull();
});

test('in privacy mode no amount is on the page, not even in the bank’s own words', async () => {
  changePreferences({ privacy: true });
  const { user, container } = await openAccount({ account: everyday });
  await user.click(await screen.findByRole('link', { name: /Nájomné – byt Šancová/ }));
  await user.click(await screen.findByText('As the bank sent it'));
  expect(screen.getByText('Hidden, because amounts are.')).toBeVisible();
  expect(container.innerHTML).not.toMatch(/€|\d\.\d{2}\b/);
  expect(screen.getAllByText('hidden amount in EUR').length).toBeGreaterThan(50);
});

test('an account of no consent gets a kind page', async () => {
  const { router } = await openAccount({ account: everyday });
  await findPosition(/^Rows \d/);
  await router.navigate('/accounts/AAAAAAAAAAAAAAAA');
  expect(await screen.findByRole('heading', { name: 'This account is not among yours' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'All accounts' })).toHaveAttribute('href', '/accounts');
  expect(await findAccessibilityFaults()).toEqual([]);
});

test('when the consent is lost, what was read stays, and one notice leads to a new one and back', async () => {
  const { app, user, left, router } = await openAccount({ account: business, search: '?size=20&page=3' });
  await findPosition(/^Rows 41–60/);
  app.levers.revokeConsents();
  await user.click(await screen.findByRole('button', { name: /^Refresh Banka Duna/ }));
  await user.click(await screen.findByRole('button', { name: 'Not now' }));
  expect(await screen.findAllByText(/no longer accepts your consent/)).toHaveLength(1);
  expect(screen.getByText(/^Rows 41–60, page 3/)).toBeVisible();
  expect(readRows()).toHaveLength(20);
  expect(await findAccessibilityFaults()).toEqual([]);

  await user.click(screen.getByRole('button', { name: /^Reconnect ?Banka Duna$/ }));
  await waitFor(() => expect(left).toEqual([expect.stringContaining('/authorize?')]));
  expect(router.state.location.search).toBe('?size=20&page=3');
});

test('an account that two connections show goes on with the other when one consent is lost', async () => {
  const app = createTestApp();
  onTestFinished(() => app.close());
  const browser = app.browser();
  await browser.connect();
  await browser.connect();
  const path = await findAccountPath(browser, everyday);
  const { user } = await renderApp({ path, browser, now: app.clock.now });
  await findPosition(/^Rows 1–50/);

  const [first] = app.levers.listConsents();
  app.levers.revokeConsents({ consentId: first?.consentId ?? '' });
  await user.click(await screen.findByRole('button', { name: /^Refresh Banka Duna/ }));
  await user.click(await screen.findByRole('button', { name: 'Not now' }));
  await user.click(screen.getByRole('link', { name: 'Next' }));
  expect(await findPosition(/^Rows 51–100/)).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('it speaks Slovak', async () => {
  changePreferences({ language: 'sk' });
  await openAccount({ account: business });
  expect(await findPosition(/^Riadky 1–50, strana 1 z 2\s000$/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Ďalšia' })).toBeVisible();
});

/** The sandbox's transactions as another bank would send them. */
const sentAs = (change: (body: string, page: number) => string): TestAppOptions => ({
  async intercept(request, sandbox) {
    const response = await sandbox(request);
    const page = new URL(request.url).searchParams.get('page');
    if (!request.url.includes('/transactions') || page === null) return response;
    const headers = { 'Content-Type': 'application/json' };
    return new Response(change(await response.text(), Number(page)), { headers });
  },
});

test('C05: a bank that counts its pages from 0 moves neither the position nor the way on', async () => {
  const countedFromZero = sentAs((body, page) => body.replace(/"page":\d+/, `"page":${page - 1}`));
  const { user } = await openAccount({ account: business, search: '?page=2', ...countedFromZero });
  expect(await findPosition(/^Rows 51–100, page 2/)).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'Next' }));
  expect(await findPosition(/^Rows 101–150, page 3/)).toBeVisible();
});

test('C06: a bank that keeps to fewer rows than asked for is counted by its own size, and asked once a page', async () => {
  const ofFifty: TestAppOptions = {
    intercept: (request, sandbox) => {
      const url = request.url.replace('pageSize=200', 'pageSize=50');
      return sandbox(url === request.url ? request : new Request(url, { headers: request.headers }));
    },
  };
  const { user, requests } = await openAccount({ account: business, search: '?size=200', ...ofFifty });
  expect(await findPosition(/^Rows 1–50, page 1/)).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'Next' }));
  expect(await findPosition(/^Rows 51–100, page 2/)).toBeVisible();
  await waitFor(() => expect(pagesRead(requests)).toHaveLength(3));
  expect(pagesRead(requests)).toEqual([1, 2, 3].map((page) => `page=${page}&pageSize=200`));
});

test('C06: where the place of a page cannot be told, its number and its rows are', async () => {
  const rows = Array.from({ length: 3 }, () => '{"transactionAmount":{"amount":-1,"currency":"EUR"}}');
  const silent = sentAs(() => `{"transactions":[${rows}]}`);
  await openAccount({ account: everyday, search: '?page=2', ...silent });
  expect(await findPosition(/^Page 2, 3 rows$/)).toBeVisible();
});

test('C07: an empty page with more after it says so', async () => {
  const gap = sentAs((body, page) =>
    page === 2 ? '{"transactions":[],"page":2,"pageSize":50,"totalPages":4}' : body,
  );
  await openAccount({ account: business, search: '?page=2', ...gap });
  expect(await screen.findByText(/no rows on this page/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Next' })).toBeVisible();
});

test('C11: an answer without any transactions is an account that has none yet', async () => {
  await openAccount({ account: everyday, ...sentAs(() => '{}') });
  expect(await screen.findByText(/no transactions on this account yet/)).toBeVisible();
});

const oneRow = (fields: string) =>
  sentAs(
    () =>
      `{"transactions":[{"transactionId":"t","transactionAmount":{"amount":-1.5,"currency":"EUR"},${fields}}]}`,
  );

test('C10: what was paid in another currency has the direction of its entry, and no plus', async () => {
  await openAccount({ account: everyday, ...oneRow('"originalAmount":{"amount":10.5,"currency":"USD"}') });
  await findPosition(/^Rows 1–1/);
  expect(readRows()[0]).toHaveTextContent(/[-−]\$10\.50/);
});

test('C30: a name that turns the direction of writing is isolated from what stands beside it', async () => {
  await openAccount({ account: everyday, ...oneRow('"creditorName":"\\u202Eevil"') });
  await findPosition(/^Rows 1–1/);
  expect(screen.getByText('\u202Eevil').tagName).toBe('BDI');
});

test('C32: remittance information keeps its lines in the detail', async () => {
  const lines = oneRow('"remittanceInformationUnstructured":["Rent","October"]');
  await openAccount({ account: everyday, search: '?tx=t', ...lines });
  const term = (await screen.findByText('Remittance information')).closest('dt');
  expect(term?.nextElementSibling?.textContent).toBe('Rent\nOctober');
});

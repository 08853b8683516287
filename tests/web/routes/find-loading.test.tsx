import { screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { type ListedAccount, listingBank } from '../../support/listing-bank.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp, type TestAppOptions } from '../../support/test-app.ts';

const listed = (places: number): ListedAccount[] =>
  Array.from({ length: places }, (_, place) => ({
    accountId: `a-${place}`,
    displayName: `No ${place}.`,
    balance: 1,
  }));

async function openFind(options: TestAppOptions, path = '/find?direction=out') {
  const app = createTestApp(options);
  onTestFinished(() => app.close());
  const browser = app.browser();
  await browser.connect();
  return { app, ...(await renderApp({ path, browser, now: app.clock.now })) };
}

const isWhole = () => screen.findByText(/^That is everything that the bank had at /);
const countRows = async () => (await screen.findByRole('heading', { name: /found$/ })).textContent;

/** A bank whose rows do not come until they are let go. */
function holdRows(accounts: readonly ListedAccount[]) {
  const { intercept } = listingBank(() => accounts);
  const held: (() => void)[] = [];
  let isHeld = true;
  return {
    asked: () => held.length,
    letGo() {
      isHeld = false;
      for (const go of held) go();
    },
    async intercept(...[request, sandbox]: Parameters<typeof intercept>) {
      if (isHeld && request.url.includes('/transactions'))
        await new Promise<void>((resolve) => held.push(resolve));
      return intercept(request, sandbox);
    },
  };
}

test('loading pauses for every account, also for those whose turn has not come, and continues when it is asked to', async () => {
  const bank = holdRows(listed(7));
  const { user } = await openFind(bank);
  await waitFor(() => expect(bank.asked()).toBe(3));
  await user.click(screen.getByRole('button', { name: 'Pause' }));
  bank.letGo();
  const more = await screen.findByRole('button', { name: 'Continue loading' });
  expect(screen.getByText('That is not everything.')).toBeVisible();
  expect(bank.asked()).toBe(3);
  await user.click(more);
  await isWhole();
  expect(await countRows()).toBe('7 rows found');
});

test('nothing is said to be whole or missing before it is known which accounts there are', async () => {
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const { intercept } = listingBank(() => listed(1));
  await openFind({
    async intercept(request, sandbox) {
      if (request.url.endsWith('/accounts')) await asked;
      return intercept(request, sandbox);
    },
  });
  await screen.findByRole('searchbox');
  expect(screen.queryByText(/Nothing found|everything/)).not.toBeInTheDocument();
  answer();
  await isWhole();
});

test('where the accounts cannot be read it says so, and neither that nothing was found nor that this is all', async () => {
  const { intercept } = listingBank(() => listed(1));
  await openFind({
    intercept: (request, sandbox) =>
      request.url.endsWith('/accounts') ? new Response('', { status: 500 }) : intercept(request, sandbox),
  });
  expect((await screen.findAllByRole('alert'))[0]).toHaveTextContent(/bank/);
  await screen.findByText('That is not everything.');
  expect(screen.queryByText(/^That is everything/)).not.toBeInTheDocument();
  expect(
    screen.getByText('It may be among the rows or accounts that could not be read.'),
  ).toBeInTheDocument();
});

const booked = (id: number) => ({
  transactionId: `${id}`,
  transactionAmount: { amount: -1, currency: 'EUR' },
  bookingDate: '2026-01-02',
  status: 'BOOK',
  creditorName: `Row of a-${id}`,
});

/** A bank of one account that has these rows. */
function bankOf(rows: readonly object[]): Required<Pick<TestAppOptions, 'intercept'>> {
  const { intercept } = listingBank(() => listed(1));
  return {
    intercept: (request, sandbox) =>
      /\/transactions\?.*page=1\b/.test(request.url)
        ? Response.json({ transactions: rows })
        : intercept(request, sandbox),
  };
}

test('Refresh finds the rows that have come since', async () => {
  const rows = [booked(1)];
  const { user } = await openFind(bankOf(rows));
  await isWhole();
  expect(await countRows()).toBe('1 row found');
  rows.unshift(booked(2));
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  await waitFor(async () => expect(await countRows()).toBe('2 rows found'));
});

test('a row opens without losing what was asked for, and closing it gives the focus back to the row', async () => {
  const { user, router } = await openFind(listingBank(() => listed(2)));
  await isWhole();
  const row = screen.getByRole('link', { name: /Row of a-1/ });
  await user.click(row);
  const detail = await screen.findByRole('region', { name: /Row of a-1/ });
  const address = new URLSearchParams(router.state.location.search);
  expect(address.get('direction')).toBe('out');
  expect(address.get('tx')).not.toBeNull();
  await user.click(within(detail).getByRole('button', { name: /Close/ }));
  await waitFor(() => expect(screen.getByRole('link', { name: /Row of a-1/ })).toHaveFocus());
  expect(router.state.location.search).toBe('?direction=out');
});

test('the address of a row beyond those that stand on the page opens its detail', async () => {
  const rows = Array.from({ length: 130 }, (_, place) => booked(place));
  const { user, router } = await openFind(bankOf(rows));
  await isWhole();
  expect(screen.getAllByRole('link', { name: /Row of/ })).toHaveLength(100);
  await user.click(screen.getByRole('button', { name: 'Show 30 more rows' }));
  const href = screen.getByRole('link', { name: /Row of a-129\b/ }).getAttribute('href') ?? '';
  await router.navigate('/accounts');
  await screen.findByRole('heading', { level: 1, name: 'Accounts' });
  await router.navigate(`/find${href}`);
  expect(await screen.findByRole('region', { name: /Row of a-129/ })).toBeVisible();
  expect(document.querySelectorAll('li[data-key]')).toHaveLength(100);
});

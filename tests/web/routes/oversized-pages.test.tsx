import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { bankRow } from '../../support/listed-transactions.ts';
import { openAccount } from '../../support/open-account.tsx';
import type { TestAppOptions } from '../../support/test-app.ts';

/** A bank that sends the same for every page, whatever is asked of it. */
const sending = (body: string): TestAppOptions => ({
  intercept: (request, sandbox) =>
    new URL(request.url).pathname.endsWith('/transactions')
      ? new Response(body, { headers: { 'Content-Type': 'application/json' } })
      : sandbox(request),
});

const sendingRows = (rows: readonly object[], said: object = {}) =>
  sending(JSON.stringify({ transactions: rows, ...said }));

const region = () => within(screen.getByRole('region', { name: 'Transactions' }));
const countShown = () => document.querySelectorAll('[data-key]').length;

test('of 20,000 rows on one page 200 are shown, how many there are is said, and the others are within reach', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => bankRow(`Row ${index + 1}`));
  const { user, requests } = await openAccount('?tx=Row 300', sendingRows(rows, { totalPages: 1 }));
  expect(await screen.findByText('Rows 1–20,000, page 1 of 1')).toBeVisible();
  expect(screen.getByText('The bank sent 20,000 rows for this page. The first 200 are shown.')).toBeVisible();
  expect(countShown()).toBe(200);
  expect(screen.queryByText(/end of the history/)).toBeNull();
  expect(screen.getByText(/among the rows of this page that are not shown yet/)).toBeVisible();

  await user.click(screen.getByText('Show 200 more'));
  await screen.findByText(/The first 400 are shown/);
  expect(countShown()).toBe(400);
  expect(region().getByText('Row 400')).toBeVisible();
  expect(requests.filter((request) => request.includes('transactions?'))).toHaveLength(1);
});

test('the end of an oversized page is said once its last rows are shown', async () => {
  const rows = Array.from({ length: 250 }, (_, index) => bankRow(`Row ${index + 1}`));
  const { user } = await openAccount('', sendingRows(rows, { totalPages: 1 }));
  await user.click(await screen.findByText('Show 50 more'));
  expect(await screen.findByText(/end of the history/)).toBeVisible();
  expect([countShown(), screen.queryByText(/Show \d+ more/)]).toEqual([250, null]);
});

test('what is too long to be read at all is a failure with a name', async () => {
  await openAccount('', sending(`{"transactions":[],"padding":"${' '.repeat(32_000_000)}"}`));
  await waitFor(() => expect(region().getByText('response_too_large')).toBeVisible(), { timeout: 10_000 });
});

test('a page that the bank continues by a link is not called the end', async () => {
  await openAccount(
    '',
    sendingRows([bankRow('Row 1')], { totalPages: 1, _links: { next: { href: '/next' } } }),
  );
  expect(await screen.findByText('Row 1')).toBeVisible();
  await screen.findByRole('link', { name: 'Next' });
  expect(screen.queryByText(/end of the history/)).toBeNull();
});

test('C16: a row in an unknown state is neither booked nor pending, counts nowhere, and its detail has the bank’s word', async () => {
  const rows = [
    bankRow('Odd', { transactionState: 'HELD' }),
    bankRow('Row 1', { transactionAmount: { amount: -2, currency: 'EUR' } }),
    bankRow('Row 2', { transactionAmount: { amount: -3, currency: 'EUR' } }),
  ];
  await openAccount('?tx=Odd', sendingRows(rows, { totalPages: 1 }));
  const unclear = within(await screen.findByRole('region', { name: 'Status unclear' }));
  expect(unclear.getAllByRole('listitem')).toHaveLength(1);
  expect(unclear.getByText(/They are in no total/)).toBeVisible();
  expect(region().getByText('Day total').closest('p')).toHaveTextContent(/€5\.00/);
  expect(screen.getByText('HELD').tagName).toBe('BDI');
});

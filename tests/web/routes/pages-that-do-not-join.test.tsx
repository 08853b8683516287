import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { bankRow, listedTransactions } from '../../support/listed-transactions.ts';
import { openAccount } from '../../support/open-account.tsx';

const isPending = { transactionState: 'PENDING', bookingDate: null };
const withoutId = { transactionId: null };

/** Thirty-four rows, the first three of which are pending. */
const listRows = (fields: object = {}) =>
  Array.from({ length: 34 }, (_, index) =>
    bankRow(`Row ${index + 1}`, { ...(index < 3 && isPending), ...fields }),
  );

const gap = /^Some rows between page 2 and this one are not shown/;
const overlap = /^This page repeats rows of page 2/;
const end = /end of the history/;

const region = () => within(screen.getByRole('region', { name: 'Transactions' }));
const isShown = (row: number) => region().queryByText(`Row ${row}`) !== null;

async function openSecondPage(rows: object[]) {
  const opened = await openAccount('?size=10', listedTransactions(rows));
  const next = async (position: RegExp) => {
    await opened.user.click(await screen.findByRole('link', { name: 'Next' }));
    await screen.findByText(position);
  };
  const isReadAhead = (page: number) =>
    waitFor(() => expect(opened.requests.join()).toContain(`page=${page}&pageSize=10`));
  await screen.findByText(/^Rows 1–10/);
  await isReadAhead(2);
  return { ...opened, next };
}

test.each([
  ['with ids', {}],
  ['without ids', withoutId],
])(
  'C08: where pending rows vanish while somebody pages, the gap is told, and is never "the end" (%s)',
  async (_, fields) => {
    const rows = listRows(fields);
    const { user, next } = await openSecondPage(rows);
    rows.splice(0, 3);
    await next(/^Rows 11–20/);
    expect(screen.queryByText(gap)).toBeNull();
    await next(/^Rows 21–30/);
    expect(await screen.findByText(gap)).toBeVisible();
    expect([20, 21, 23, 24].map(isShown)).toEqual([false, false, false, true]);
    await next(/^Rows 31–31/);
    expect(
      await screen.findByText(/^The bank shows nothing older, but some rows between pages 2 and 3/),
    ).toBeVisible();
    expect(screen.queryByText(end)).toBeNull();

    await user.click(screen.getByRole('link', { name: 'Read again from page 2' }));
    await screen.findByText(/^Rows 11–20/);
    await waitFor(() => expect([21, 22, 23].every(isShown)).toBe(true));
    await next(/^Rows 21–30/);
    expect(screen.queryByText(gap)).toBeNull();
    await next(/^Rows 31–31/);
    expect(await screen.findByText(end)).toBeVisible();
  },
);

test.each([
  ['with ids', {}],
  ['without ids', withoutId],
])(
  'C08: where rows arrive while somebody pages, those that stand on two pages are told of (%s)',
  async (_, fields) => {
    const rows = listRows(fields);
    const { user, next } = await openSecondPage(rows);
    rows.unshift(bankRow('New 1', fields), bankRow('New 2', fields), bankRow('New 3', fields));
    await next(/^Rows 11–20/);
    await next(/^Rows 21–30/);
    expect(await screen.findByText(overlap)).toBeVisible();
    expect([18, 20, 21].map(isShown)).toEqual([true, true, true]);
    await next(/^Rows 31–37/);
    expect(await screen.findByText(end)).toBeVisible();

    await user.click(screen.getByRole('link', { name: 'Previous' }));
    await user.click(await screen.findByRole('link', { name: 'Read again from page 2' }));
    await waitFor(() => expect(isShown(8)).toBe(true));
    await next(/^Rows 21–30/);
    expect(screen.queryByText(overlap)).toBeNull();
  },
);

test('C08: rows without ids that say the same are no repetition, and a row that is booked where it stood is no gap', async () => {
  const rows = Array.from({ length: 34 }, () => bankRow('Coffee', withoutId));
  rows[0] = bankRow('Pending', { ...isPending, ...withoutId });
  const { next } = await openSecondPage(rows);
  rows[0] = bankRow('Booked', withoutId);
  await next(/^Rows 11–20/);
  await next(/^Rows 21–30/);
  await next(/^Rows 31–34/);
  expect(await screen.findByText(end)).toBeVisible();
  expect(screen.queryByText(overlap)).toBeNull();
});

test('C08: a bank that turns no pages is found out by its ids', async () => {
  const rows = listRows().slice(0, 10);
  const { next } = await openSecondPage([...rows, ...rows, ...rows]);
  await next(/^Rows 11–20/);
  await next(/^Rows 21–30/);
  expect(await screen.findByText(overlap)).toBeVisible();
});

test('C08: a page costs one more request at most, and one that is read right after the one before it none', async () => {
  const { requests, next } = await openSecondPage(listRows());
  const read = () => requests.flatMap((request) => /[?&]page=(\d+)/.exec(request)?.[1] ?? []);
  expect(read()).toEqual(['1', '2']);
  await next(/^Rows 11–20/);
  await waitFor(() => expect(read()).toEqual(['1', '2', '3', '2']));
  await next(/^Rows 21–30/);
  await waitFor(() => expect(read()).toEqual(['1', '2', '3', '2', '4', '3']));
});

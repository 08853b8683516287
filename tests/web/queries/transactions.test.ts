import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import type { NumberedPosition, TransactionPage } from '../../../shared/transaction-page.ts';
import { createKontoClient } from '../../../web/api/konto-client.ts';
import { accountsQuery } from '../../../web/queries/accounts.ts';
import { transactionPageQuery } from '../../../web/queries/transactions.ts';
import { browserFetch } from '../../support/browser-fetch.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;

afterEach(() => app.close());

type ReadPage = (position: NumberedPosition) => Promise<TransactionPage>;

/** Connects somebody and opens one of their accounts. */
async function openAccount(username: string, name: string): Promise<ReadPage> {
  app = createTestApp();
  const browser = app.browser();
  await browser.connect({ username });
  const client = createKontoClient({ fetch: browserFetch(browser), now: app.clock.now });
  const queryClient = new QueryClient();
  const session = await browser.session();
  const [connection] = session.status === 'signed-in' ? session.connections : [];
  if (!connection) throw new Error('Not connected');
  const { accounts } = await queryClient.fetchQuery(accountsQuery(client, connection));
  const account = accounts.find((known) => known.displayName === name || known.name === name);
  if (!account) throw new Error(`No account ${name}`);
  const { accountId } = account;
  return (position) =>
    queryClient.fetchQuery(transactionPageQuery(client, { connection, accountId, ...position }));
}

async function readAll(readPage: ReadPage, pageSize: number): Promise<TransactionPage[]> {
  const pages: TransactionPage[] = [];
  let position: NumberedPosition | null = { page: 1, pageSize };
  while (position) {
    const page: TransactionPage = await readPage(position);
    pages.push(page);
    position = page.next && 'page' in page.next ? page.next : null;
  }
  return pages;
}

const keysOf = (pages: readonly TransactionPage[]) =>
  pages.flatMap(({ entries }) => entries.map(({ key }) => key));

test('page after page gives every row once, in the same order whatever the size', async () => {
  const readPage = await openAccount('peter', 'Peter Kováč');
  const whole = keysOf(await readAll(readPage, 200));
  expect(whole.length).toBeGreaterThan(500);
  expect(new Set(whole).size).toBe(whole.length);
  expect(keysOf(await readAll(readPage, 50))).toEqual(whole);
});

test('there is no row of the bank that cannot be read, but for the one that it spoils', async () => {
  const readPage = await openAccount('zuzana', 'Účet s poškodeným riadkom');
  const entries = (await readAll(readPage, 200)).flatMap((page) => page.entries);
  expect(entries.filter(({ kind }) => kind === 'unreadable')).toHaveLength(1);
  expect(entries[2]?.kind).toBe('unreadable');
});

test('of a hundred thousand rows the last page is the end, and the page behind it is empty', async () => {
  const readPage = await openAccount('jana', 'Papiernictvo Nováková, s. r. o.');
  const last = await readPage({ page: 500, pageSize: 200 });
  expect(last).toMatchObject({ page: 500, totalPages: 500, next: null });
  expect(last.entries).toHaveLength(200);
  expect(await readPage({ page: 501, pageSize: 200 })).toMatchObject({ entries: [], next: null });
});

test('an account on which nothing ever happened has one empty page', async () => {
  const readPage = await openAccount('jana', 'Rezerva');
  expect(await readPage({ page: 1, pageSize: 50 })).toMatchObject({ entries: [], next: null });
});

test('everyday life has all that a bank can send: pending, reversals, foreign amounts, fees, symbols', async () => {
  const readPage = await openAccount('jana', 'Bežný účet');
  const { entries } = await readPage({ page: 1, pageSize: 200 });
  const transactions = entries.flatMap((entry) => (entry.kind === 'transaction' ? [entry.transaction] : []));
  const some = (test: (transaction: (typeof transactions)[number]) => unknown) =>
    expect(transactions.some((transaction) => test(transaction))).toBe(true);
  some(({ bookingStatus }) => bookingStatus === 'pending');
  some(({ isReversal, originalTransactionId }) => isReversal && originalTransactionId);
  some(({ originalAmount, money }) => originalAmount && originalAmount.currency !== money.currency);
  some(({ creditor, debtor, additionalInformation }) => !creditor && !debtor && additionalInformation);
  some(({ symbols }) => symbols.variable && symbols.specific && symbols.constant);
  some(({ money }) => money.amount === '0.00' || money.amount === '0');
  some(({ cardNumber, merchant }) => cardNumber && merchant?.address);
});

import { expect, test } from 'vitest';
import { ExactNumber, parseExactJson } from '../../../../shared/exact-json.ts';
import { createTestBank, openAccount, startOfTests, type WireTransaction } from '../bank-client.ts';

test('answers a page of fifty rows where nothing is asked', async () => {
  const { account, read } = await openAccount(createTestBank(), 'jana', 'current');
  expect(await (await read('/transactions')).json()).toEqual({
    account: account.accountReference,
    transactions: expect.objectContaining({ length: 50 }),
    page: 1,
    pageSize: 50,
    totalPages: expect.any(Number),
    _links: { account: { href: expect.stringMatching(/\/v1\/accounts\/[\da-f-]{36}$/) } },
  });
});

test.each([7, 50, 200])(
  'covers the whole history without gap or overlap by pages of %i',
  async (pageSize) => {
    const { readPage } = await openAccount(createTestBank(), 'jana', 'household');
    const { totalPages } = await readPage(1, pageSize);
    const ids: string[] = [];
    for (let page = 1; page <= totalPages; page += 1) {
      const { transactions } = await readPage(page, pageSize);
      expect(transactions.length).toBe(page < totalPages ? pageSize : transactions.length);
      ids.push(...transactions.map(({ transactionId }) => transactionId));
    }
    const whole = await readAll(readPage);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(whole.map(({ transactionId }) => transactionId));
  },
);

test('answers pages past the end with no rows', async () => {
  const { readPage } = await openAccount(createTestBank(), 'jana', 'savings');
  const { totalPages } = await readPage(1, 50);
  expect(await readPage(totalPages + 1, 50)).toMatchObject({ transactions: [], totalPages });
});

test('has no pages for an account without rows', async () => {
  const { readPage } = await openAccount(createTestBank(), 'jana', 'empty');
  expect(await readPage(1, 50)).toMatchObject({ transactions: [], page: 1, totalPages: 0 });
});

test.each([
  'pageSize=201',
  'pageSize=0',
  'pageSize=-1',
  'pageSize=1.5',
  'pageSize=',
  'pageSize=50&pageSize=50',
  'page=0',
  'page=one',
  'page=1&page=2',
  'page=99999999999999999999',
  'dateFrom=2026-01-01',
])('refuses %s', async (query) => {
  const { read } = await openAccount(createTestBank(), 'peter', 'current');
  const response = await read(`/transactions?${query}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errorCode: 'INVALID_PARAMETER' });
});

test('writes every amount as a signed number with two decimals', async () => {
  const { read } = await openAccount(createTestBank(), 'jana', 'current');
  const text = await (await read('/transactions?pageSize=200')).text();
  const amounts = collectAmounts(parseExactJson(text));
  expect(amounts.length).toBeGreaterThan(200);
  for (const amount of amounts) expect(amount).toMatch(/^-?\d+\.\d\d$/);
  expect(amounts.some((amount) => amount.startsWith('-'))).toBe(true);
  expect(amounts.some((amount) => amount.endsWith('0'))).toBe(true);
});

test('shows pending rows first, without booking date, and under another id once they are booked', async () => {
  let now = startOfTests;
  const { readPage } = await openAccount(createTestBank({ now: () => now }), 'jana', 'current');
  const { transactions } = await readPage(1, 50);
  const states = transactions.map(({ transactionState }) => transactionState);
  const pending = transactions.filter(({ transactionState }) => transactionState === 'PENDING');
  expect(states).toEqual([...states].sort().reverse());
  expect(pending.length).toBeGreaterThan(0);
  for (const row of pending) expect(row).not.toHaveProperty('bookingDate');

  now += 5 * 24 * 3_600_000;
  const ids = (await readPage(1, 50)).transactions.map(({ transactionId }) => transactionId);
  for (const { transactionId } of pending) {
    expect(ids).not.toContain(transactionId);
    expect(ids).toContain(transactionId.slice(1));
  }
});

test('has everything that banks send: reversals, foreign amounts, fees, zero amounts, symbols', async () => {
  const { readPage } = await openAccount(createTestBank(), 'jana', 'current');
  const rows = await readAll(readPage);
  const ids = new Set(rows.map(({ transactionId }) => transactionId));

  const reversals = rows.filter((row) => 'isReversal' in row);
  expect(reversals.length).toBeGreaterThan(10);
  for (const { originalTransactionId } of reversals) expect(ids).toContain(originalTransactionId);
  expect(rows.some((row) => 'originalAmount' in row)).toBe(true);
  expect(rows.some(({ transactionAmount }) => transactionAmount?.amount === 0)).toBe(true);
  expect(rows).toContainEqual(
    expect.objectContaining({
      debtorName: 'Grafické štúdio Lipa, s. r. o.',
      endToEndId: '/VS202607/SS/KS0138',
      variableSymbol: '202607',
      constantSymbol: '0138',
      remittanceInformationUnstructured: 'Mzda 07/2026',
    }),
  );
  const fee = rows.find((row) => 'additionalInformation' in row && row.transactionAmount?.amount === -5);
  expect(fee).toMatchObject({ transactionAmount: { amount: -5 } });
  expect(fee).not.toHaveProperty('creditorName');
});

test('runs from newest to oldest over several years, to the day of the bank', async () => {
  const { readPage } = await openAccount(createTestBank(), 'jana', 'current');
  const days = (await readAll(readPage)).flatMap(({ bookingDate }) => bookingDate ?? []);
  expect(days).toEqual([...days].sort().reverse());
  expect(days[0]?.slice(0, 7)).toBe('2026-08');
  expect(days.at(-1)?.slice(0, 7)).toBe('2019-03');
});

test('has one row that cannot be read where that is the trouble', async () => {
  const { readPage } = await openAccount(createTestBank(), 'zuzana', 'malformed');
  const broken = (await readAll(readPage)).filter(({ transactionAmount }) => transactionAmount === null);
  expect(broken).toHaveLength(1);
});

type ReadPage = (
  page: number,
  pageSize: number,
) => Promise<{ transactions: WireTransaction[]; totalPages: number }>;

async function readAll(readPage: ReadPage): Promise<WireTransaction[]> {
  const rows: WireTransaction[] = [];
  const { totalPages } = await readPage(1, 200);
  for (let page = 1; page <= totalPages; page += 1) rows.push(...(await readPage(page, 200)).transactions);
  return rows;
}

function collectAmounts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(collectAmounts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'amount'
      ? [member instanceof ExactNumber ? member.source : `not a number: ${member}`]
      : collectAmounts(member),
  );
}

import { beforeEach, expect, test } from 'vitest';
import type { SandboxBank } from '../../../../bff/sandbox/sandbox-bank.ts';
import { createTestBank, read, readAccounts, signIn } from '../bank-client.ts';

let bank: SandboxBank;
let accessToken: string;

interface CurrentPage {
  transactions: { transactionId: string; bookingDate?: string }[];
  _links: { next?: { href: string } };
}

beforeEach(async () => {
  bank = createTestBank();
  accessToken = (await signIn(bank, { accounts: ['current', 'household'] })).access_token;
});

const get = async (path: string) => {
  const response = await read(bank, accessToken, path);
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
};

async function openAccount(index: number) {
  const accounts = await readAccounts(bank, accessToken);
  return `/v5/accounts/${accounts[index]?.accountId}/transactions`;
}

/** The pages behind one another, each by the link of the one before it. */
async function follow(first: string): Promise<CurrentPage[]> {
  const pages: CurrentPage[] = [];
  for (let path: string | undefined = first; path !== undefined; ) {
    const page: CurrentPage = (await get(path)).body;
    pages.push(page);
    path = page._links.next?.href.replace(bank.baseUrl, '');
  }
  return pages;
}

test('the list holds balances for whoever asks for them', async () => {
  const [withBalance, without] = await Promise.all([
    get('/v3/accounts?withBalance=true'),
    get('/v3/accounts'),
  ]);
  expect(withBalance.body.accounts[0].balances).toHaveLength(2);
  expect(without.body.accounts[0]).not.toHaveProperty('balances');
});

test('the detail is wrapped, and the balances can be had by themselves', async () => {
  const path = (await openAccount(0)).replace('/v5', '/v3').replace('/transactions', '');
  const { account } = (await get(path)).body;
  expect(account.accountReference.iban).toMatch(/^SK/);
  expect((await get(`${path}/balances`)).body).toEqual({ balances: account.balances });
  bank.levers.chooseQuirks(['bare-detail']);
  expect((await get(path)).body).toEqual(account);
});

test('page after page gives every row of the kept days once, in the same order whatever the size', async () => {
  const path = await openAccount(0);
  const [large, small] = [await follow(`${path}?pageSize=200`), await follow(`${path}?pageSize=50`)];
  const ids = (pages: CurrentPage[]) =>
    pages.flatMap(({ transactions }) => transactions.map((row) => row.transactionId));
  expect(ids(small)).toEqual(ids(large));
  expect(new Set(ids(small)).size).toBe(ids(small).length);
  expect(small.length).toBeGreaterThan(5);
  for (const page of small.slice(0, -1)) expect(page.transactions).toHaveLength(50);
  expect(small.at(-1)?.transactions.at(-1)?.bookingDate).toMatch(/^2024-08/);
});

test('an own account goes on by reference, that of another bank by page', async () => {
  const next = async (index: number) => (await get(await openAccount(index))).body._links.next.href;
  expect(await next(0)).toMatch(/\?pageSize=50&entryReferenceFrom=R%2F\d+%2B%3D$/);
  expect(await next(1)).toMatch(/\?pageSize=50&page=2$/);
});

test('only the rows of the days that are asked for are shown, on every page', async () => {
  const pages = await follow(`${await openAccount(0)}?dateFrom=2026-03-01&dateTo=2026-04-30`);
  const dates = pages.flatMap(({ transactions }) => transactions.map(({ bookingDate = '' }) => bookingDate));
  expect(pages.length).toBeGreaterThan(1);
  expect([dates[0], dates.at(-1)]).toEqual([
    expect.stringMatching(/^2026-04-/),
    expect.stringMatching(/^2026-03-0/),
  ]);
});

test('a day before the first that the bank keeps is refused in words that name it', async () => {
  const { status, body } = await get(`${await openAccount(0)}?dateFrom=2020-01-01`);
  expect(status).toBe(400);
  expect(body).toEqual({
    errorCode: 'ILLEGAL_ARGUMENT',
    errorDescription: 'Wrong period. Earliest allowed dateFrom is 2024-08-06',
  });
});

test.each([
  'limit=5',
  'pageSize=201',
  'pageSize=0',
  'page=0',
  'dateFrom=2026-02-30',
  'entryReferenceFrom=x',
  'page=1&page=2',
])('a query with %s is refused', async (query) => {
  const { status, body } = await get(`${await openAccount(0)}?${query}`);
  expect([status, body.errorCode]).toEqual([400, 'INVALID_PARAMETER']);
});

test('both generations answer beside each other, until the first is switched off', async () => {
  expect((await get('/v1/accounts')).status).toBe(200);
  bank.levers.chooseQuirks(['v1-switched-off']);
  expect(await get('/v1/accounts')).toEqual({ status: 404, body: null });
  expect((await get('/v3/accounts')).status).toBe(200);
});

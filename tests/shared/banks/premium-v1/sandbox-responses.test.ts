// What the sandbox bank sends, read by the profile: the two were written apart from each other, after the same page.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxUsers } from '../../../../bff/sandbox/sandbox-bank.ts';
import { type Account, findLeadingBalances } from '../../../../shared/account.ts';
import { premiumV1Responses } from '../../../../shared/banks/premium-v1/responses.ts';
import { endpoints } from '../../../../shared/endpoints.ts';
import { isIban } from '../../../../shared/iban.ts';
import { isNegative } from '../../../../shared/money.ts';
import { findCounterparty, findTitle, type Transaction } from '../../../../shared/transaction.ts';
import type { TransactionPage } from '../../../../shared/transaction-page.ts';
import { createTestApp } from '../../../support/test-app.ts';

const app = createTestApp();
const { parseAccounts, parseAccount, parseTransactionPage } = premiumV1Responses;

/** What one person's consent lets be read. */
interface Reader {
  accounts: Account[];
  readDetail: (accountId: string) => Promise<Account>;
  readPage: (accountId: string, page: number, pageSize: number) => Promise<TransactionPage>;
}

async function openReader(username: string): Promise<Reader> {
  const browser = app.browser();
  const { connectionId } = await browser.connect({ username });
  const read = async (path: string): Promise<string> => {
    const response = await browser.fetch(path);
    if (!response.ok) throw new Error(`${response.status} for ${path}`);
    return response.text();
  };
  const { accounts, unreadable } = parseAccounts(await read(endpoints.accounts(connectionId)));
  expect(unreadable).toEqual([]);
  return {
    accounts,
    readDetail: async (accountId) => parseAccount(await read(endpoints.account(connectionId, accountId))),
    async readPage(accountId, page, pageSize) {
      const query = new URLSearchParams({ page: String(page), pageSize: String(pageSize) });
      const body = await read(`${endpoints.transactions(connectionId, accountId)}?${query}`);
      return parseTransactionPage(body, { page, pageSize });
    },
  };
}

const transactionsOf = (page: TransactionPage): Transaction[] =>
  page.entries.flatMap((entry) => (entry.kind === 'transaction' ? [entry.transaction] : []));

const readers = new Map<string, Reader>();

beforeAll(async () => {
  const wellBehaved = sandboxUsers.filter(({ username }) => username !== 'oskar');
  for (const { username } of wellBehaved) readers.set(username, await openReader(username));
});

afterAll(() => app.close());

function everyAccount(): { reader: Reader; account: Account }[] {
  const opened = [...readers.values()];
  return opened.flatMap((reader) => reader.accounts.map((account) => ({ reader, account })));
}

/** The one that is made to fail answers neither its detail nor its transactions. */
const healthyAccounts = () => everyAccount().filter(({ account }) => account.balances.length > 0);

test('every account has a real IBAN, a currency, a name, a product and the end of its consent', () => {
  expect(everyAccount().length).toBeGreaterThan(10);
  for (const { account } of everyAccount()) {
    expect(isIban(account.iban ?? '')).toBe(true);
    expect(account).toMatchObject({
      currency: expect.stringMatching(/^[A-Z]{3}$/),
      name: expect.any(String),
      product: expect.any(String),
      bankName: expect.any(String),
      consentExpiresAt: expect.stringMatching(/^2026-/),
      updatedAt: expect.any(Number),
      unreadableBalances: [],
    });
  }
});

test('every balance is of a known type, exact to the cent, and in the account’s currency', () => {
  for (const { account } of healthyAccounts()) {
    const [leading, ...others] = findLeadingBalances(account);
    expect(others).toEqual([]);
    expect(leading?.currency).toBe(account.currency);
    expect(leading?.available?.money.amount).toMatch(/^-?\d+\.\d{2}$/);
    expect(leading?.booked?.money.amount).toMatch(/^-?\d+\.\d{2}$/);
  }
});

test('the detail says the same as the list', async () => {
  for (const { reader, account } of healthyAccounts())
    expect(await reader.readDetail(account.accountId)).toEqual(account);
});

test('every row of every account’s first pages can be read, but for the one that is spoilt', async () => {
  const unreadable: string[] = [];
  for (const { reader, account } of healthyAccounts()) {
    for (const number of [1, 2]) {
      const page = await reader.readPage(account.accountId, number, 200);
      unreadable.push(...page.entries.filter(({ kind }) => kind === 'unreadable').map(({ key }) => key));
    }
  }
  expect(unreadable).toEqual(['row-3']);
});

test('booked rows have their date, pending ones none, and both have words for what they are', async () => {
  for (const { reader, account } of healthyAccounts()) {
    for (const transaction of transactionsOf(await reader.readPage(account.accountId, 1, 200))) {
      expect(transaction.bookingDate === null).toBe(transaction.bookingStatus === 'pending');
      expect(findTitle(transaction)).not.toBeNull();
      expect(transaction.money.currency).toBe(account.currency);
    }
  }
});

test('the counterparty is the side that the bank names, whichever way the money went', async () => {
  for (const { reader, account } of healthyAccounts()) {
    for (const transaction of transactionsOf(await reader.readPage(account.accountId, 1, 200))) {
      const named = transaction.creditor ?? transaction.debtor;
      expect(findCounterparty(transaction)).toEqual(named);
      if (transaction.debtor) expect(isNegative(transaction.money)).toBe(false);
    }
  }
});

test('symbols are read the same from their own fields and from the end-to-end id', async () => {
  let inEndToEndId = 0;
  for (const { reader, account } of healthyAccounts()) {
    for (const { symbols, endToEndId } of transactionsOf(await reader.readPage(account.accountId, 1, 200))) {
      if (!endToEndId?.startsWith('/VS')) continue;
      const { variable, specific, constant } = symbols;
      expect(endToEndId).toBe(`/VS${variable ?? ''}/SS${specific ?? ''}/KS${constant ?? ''}`);
      inEndToEndId += 1;
    }
  }
  expect(inEndToEndId).toBeGreaterThan(10);
});

test('the bank’s numbers arrive with the digits that it wrote', async () => {
  const [reader] = readers.values();
  const account = reader?.accounts[0];
  if (!reader || !account) throw new Error('No account');
  for (const { money } of transactionsOf(await reader.readPage(account.accountId, 1, 200)))
    expect(money.amount).toMatch(/^-?(0|[1-9]\d*)\.\d{2}$/);
});

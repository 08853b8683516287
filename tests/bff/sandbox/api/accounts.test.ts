import { expect, test } from 'vitest';
import { isIban } from '../../../../shared/iban.ts';
import { createTestBank, openAccount, read, readAccounts, signIn } from '../bank-client.ts';

test('answers an account with its reference, its bank, its consent and its balances', async () => {
  const bank = createTestBank();
  const { read: readBelow, account } = await openAccount(bank, 'jana', 'current');
  const response = await readBelow();
  expect(response.headers.get('Content-Type')).toMatch(/^application\/json/);
  expect(await response.json()).toEqual({
    accountId: account.accountId,
    accountReference: { iban: 'SK8399520000002600100017', currency: 'EUR' },
    name: 'Jana Nováková',
    displayName: 'Bežný účet',
    product: 'Účet Duna Plus',
    cashAccountType: 'CACC',
    usage: 'PRIV',
    status: 'enabled',
    bankCode: '9952',
    bankName: 'Banka Duna',
    bic: 'DUNASKBX',
    consentExpirationDate: '2027-02-02',
    dateUpdated: '2026-08-06T10:00:00.000Z',
    balances: ['interimBooked', 'interimAvailable'].map((balanceType) => ({
      balanceType,
      balanceAmount: { currency: 'EUR', amount: expect.any(Number) },
      referenceDate: '2026-08-06',
    })),
    _links: { transactions: { href: `${bank.baseUrl}/v1/accounts/${account.accountId}/transactions` } },
  });
});

test('answers the same in the list and in the detail', async () => {
  const { account, read: readBelow } = await openAccount(createTestBank(), 'jana', 'dollars');
  expect(await (await readBelow()).json()).toEqual(account);
});

test('writes amounts as numbers with all their digits', async () => {
  const { read: readBelow } = await openAccount(createTestBank(), 'jana', 'empty');
  expect(await (await readBelow()).text()).toContain('"balanceAmount":{"currency":"EUR","amount":0.00}');
});

test('shows every kind of account to the one who has everything', async () => {
  const bank = createTestBank();
  const { access_token } = await signIn(bank);
  const accounts = await readAccounts(bank, access_token);
  const ibans = accounts.map(({ accountReference }) => accountReference.iban);
  expect(ibans.every(isIban)).toBe(true);
  expect(accounts.map(({ accountReference }) => accountReference.currency)).toContain('USD');
  expect(new Set(ibans).size).toBe(accounts.length - 1);
  expect(new Set(accounts.map(({ bankName }) => bankName)).size).toBe(2);
  expect(new Set(accounts.map(({ usage }) => usage))).toEqual(new Set(['PRIV', 'ORGA']));
});

test('refreshes accounts of other banks four times a day', async () => {
  const { read: readBelow } = await openAccount(createTestBank(), 'jana', 'household');
  expect(await (await readBelow()).json()).toMatchObject({ dateUpdated: '2026-08-06T06:00:00.000Z' });
});

test('fails for one account, and leaves the others alone', async () => {
  const bank = createTestBank();
  const { access_token } = await signIn(bank, { username: 'zuzana' });
  const accounts = await readAccounts(bank, access_token);
  const answers = accounts.map(async ({ accountId, balances }) => {
    const detail = await read(bank, access_token, `/v1/accounts/${accountId}`);
    const transactions = await read(bank, access_token, `/v1/accounts/${accountId}/transactions`);
    return { hasBalances: balances !== undefined, detail: detail.status, transactions: transactions.status };
  });
  const well = { hasBalances: true, detail: 200, transactions: 200 };
  const failing = { hasBalances: false, detail: 500, transactions: 500 };
  expect(await Promise.all(answers)).toEqual([well, well, failing, well]);
});

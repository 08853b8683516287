import { expect, test } from 'vitest';
import type { HabitName } from '../../../../bff/sandbox/habits/habits.ts';
import { createTestBank, openAccount, read, readAccounts, signIn } from '../bank-client.ts';
import { openOddAccount } from './odd-bank.ts';

const money = { currency: 'EUR', amount: expect.any(Number) };
const lent = { balanceType: 'interimAvailable', balanceAmount: { currency: 'EUR', amount: 5250 } };

test.each<[HabitName, object]>([
  ['balance-twice', { balances: { 2: { ...lent, creditLimitIncluded: true } } }],
  ['balance-twice', { balances: { 3: { balanceType: 'interimAvailable', creditLimitIncluded: false } } }],
  [
    'balance-unclear',
    { balances: { 2: lent, 3: { balanceType: 'interimAvailable', balanceAmount: money } } },
  ],
  ['balance-codes', { balances: { 0: { balanceType: 'interim_booked' }, 1: { balanceType: 'ITAV' } } }],
  ['balances-of-its-own', { balances: { 0: { balanceType: 'zostatok k termínu', balanceAmount: money } } }],
  ['balance-unreadable', { balances: { 0: { balanceAmount: { amount: 'n/a' } } } }],
  ['balances-of-another-form', { balances: {} }],
  ['status-in-capitals', { status: 'BLOCKED' }],
  ['status-of-its-own', { status: 'spiaci' }],
  ['odd-account-fields', { name: false, product: ['P1'], bic: {}, status: [], dateUpdated: 1_785_999_999 }],
  ['reference-as-text', { accountReference: expect.stringMatching(/^SK\d{22}$/) }],
  ['currency-of-its-own', { accountReference: { iban: expect.any(String), currency: 'EURO' } }],
  ['invisible-name', { name: '\u200b', product: '' }],
  [
    'long-words',
    {
      name: expect.stringMatching(/^\S{35}$/),
      balances: { 0: { balanceAmount: { amount: -1234567890123.45 } } },
    },
  ],
  ['turned-letters', { name: '\u202eJana Nováková' }],
  ['escaped-texts', { product: 'Úspory &lt;plus&gt;' }],
])('%s: list and detail hold %o', async (habit, expected) => {
  const { account, read } = await openOddAccount([habit]);
  expect(readByPlace(account)).toMatchObject(expected);
  expect(readByPlace(await (await read()).json())).toMatchObject(expected);
});

/** Balances as an object by their places, so that some of them can be named. */
const readByPlace = (account: object) => ({
  ...account,
  ...('balances' in account && { balances: { ...Object(account.balances) } }),
});

test('one-iban: all accounts have one number and currency, each with an id and balances of its own', async () => {
  const bank = createTestBank();
  bank.levers.takeUpHabits({ habits: ['one-iban'] });
  const accounts = await readAccounts(bank, (await signIn(bank)).access_token);
  expect(accounts).toHaveLength(7);
  expect(new Set(accounts.map(({ accountReference }) => JSON.stringify(accountReference))).size).toBe(1);
  expect(new Set(accounts.map(({ accountId }) => accountId)).size).toBe(7);
});

test('ids-to-escape: an id has what no path takes as it is, and opens the account once it is escaped', async () => {
  const { account, read } = await openOddAccount(['ids-to-escape']);
  expect(account.accountId).toMatch(/^EUR 1\/účet:1\+x%20y\?[\da-f-]{36}==$/);
  expect(await (await read()).json()).toEqual(account);
  expect((await read('/transactions')).status).toBe(200);
});

test('balances-in-detail-only: the list has no balances, the detail has', async () => {
  const { account, read } = await openOddAccount(['balances-in-detail-only']);
  expect(account).not.toHaveProperty('balances');
  expect(await (await read()).json()).toMatchObject({ balances: [{}, {}] });
});

test('unreadable-account: the list names no id', async () => {
  const bank = createTestBank();
  const { access_token } = await signIn(bank, { username: 'oskar', accounts: ['unreadable-account'] });
  const { accounts } = await (await read(bank, access_token, '/v1/accounts')).json();
  expect(accounts).toMatchObject([{ accountId: null, displayName: 'An account without an id' }]);
});

test('a habit can be switched on for one account, and goes with a reset', async () => {
  const bank = createTestBank();
  bank.levers.takeUpHabits({ habits: ['status-in-capitals'], account: 'savings' });
  const { access_token } = await signIn(bank);
  const statusesOf = async (token: string) =>
    (await (await read(bank, token, '/v1/accounts')).json()).accounts.map(
      ({ status }: { status: string }) => status,
    );
  expect(await statusesOf(access_token)).toEqual(['enabled', 'BLOCKED', ...Array(5).fill('enabled')]);
  bank.levers.reset();
  expect(await statusesOf((await signIn(bank)).access_token)).toEqual(Array(7).fill('enabled'));
});

test('several habits go together', async () => {
  const { account } = await openOddAccount(['invisible-name', 'status-in-capitals', 'balance-codes']);
  expect(account).toMatchObject({
    name: '\u200b',
    status: 'BLOCKED',
    balances: [{}, { balanceType: 'ITAV' }],
  });
});

test('what an account is opened by does not change how it behaves', async () => {
  const bank = createTestBank();
  const { account } = await openAccount(bank, 'oskar', 'turned-letters');
  expect(account.displayName).toBe('\u202eLetters turned round');
});

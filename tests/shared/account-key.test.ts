import { expect, test } from 'vitest';
import type { Account } from '../../shared/account.ts';
import { computeAccountKey } from '../../shared/account-key.ts';
import { bareAccount } from '../support/samples.ts';

const iban = 'SK3112000000198742637541';
const keyOf = (change: Partial<Account> = {}) => computeAccountKey({ ...bareAccount, iban, ...change });

test('the key outlives a renewal, which gives the account another id and perhaps another spelling', async () => {
  const key = await keyOf();
  expect(key).toMatch(/^[A-Za-z0-9_-]{16}$/);
  expect(await keyOf({ accountId: 'new', name: 'Renamed', iban: 'sk31 1200 0000 1987 4263 7541' })).toBe(key);
});

test('one IBAN in two currencies is two accounts', async () => {
  expect(await keyOf({ currency: 'USD' })).not.toBe(await keyOf());
});

test('an account without IBAN is known by its other identification, and only then by its id', async () => {
  const card = { iban: null, otherIdentification: '5433 **** 1234' };
  expect(await keyOf({ ...card, accountId: 'new' })).toBe(await keyOf(card));
  expect(await keyOf({ iban: null })).not.toBe(await keyOf({ iban: null, accountId: 'new' }));
});

test('the key holds nothing of the IBAN', async () => {
  expect(await keyOf()).not.toMatch(/\d{6}/);
});

import { expect, test } from 'vitest';
import type { Account } from '../../shared/account.ts';
import { isSameAccount, nameAccounts } from '../../shared/account-key.ts';
import { bareAccount } from '../support/samples.ts';

const iban = 'SK3112000000198742637541';
const current = { iban, accountId: 'a-1', product: 'Current' };
const pocket = { iban, accountId: 'a-2', product: 'Holiday pocket' };

const nameAll = (...accounts: Partial<Account>[]) =>
  nameAccounts(accounts.map((account) => ({ ...bareAccount, ...account })));
const keysOf = async (...accounts: Partial<Account>[]) =>
  (await nameAll(...accounts)).map(({ accountKey }) => accountKey);
const keyOf = async (change: Partial<Account> = {}) => (await keysOf({ iban, ...change }))[0];

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
  for (const key of [await keyOf(), ...(await keysOf(current, pocket))]) expect(key).not.toMatch(/\d{6}/);
});

test('an account alone keeps the address that it has always had', async () => {
  expect(await keyOf({ currency: 'EUR' })).toBe('n-ElCkQNXkuMgHng');
});

test('C01: two accounts of one IBAN and currency in one list have two keys, which outlive a renewal', async () => {
  const keys = await keysOf(current, pocket);
  expect(new Set([...keys, await keyOf()]).size).toBe(3);
  const renewed = [
    { ...pocket, accountId: 'b-1' },
    { ...current, accountId: 'b-2' },
  ];
  expect((await keysOf(...renewed)).reverse()).toEqual(keys);
});

test.each(['product', 'name', 'displayName'] as const)(
  'C01: %s alone tells two accounts apart',
  async (field) => {
    const accounts = [
      { iban, accountId: 'a-1', [field]: 'One' },
      { iban, accountId: 'a-2', [field]: 'Two' },
    ];
    const keys = await keysOf(...accounts);
    expect(new Set(keys).size).toBe(2);
    expect((await keysOf(...accounts.toReversed())).reverse()).toEqual(keys);
  },
);

test('C01: accounts that nothing tells apart are known by their place among each other', async () => {
  const keys = await keysOf({ iban, accountId: 'a-1' }, { iban, accountId: 'a-2' });
  expect(new Set(keys).size).toBe(2);
  expect(await keysOf(current, { iban, accountId: 'b-1' }, { iban, accountId: 'b-2' })).toEqual([
    expect.not.stringMatching(keys.join('|')),
    ...keys,
  ]);
});

test('C01: accounts of one masked card number are told apart in the same way', async () => {
  const card = { iban: null, otherIdentification: '5433 **** 1234' };
  expect(new Set(await keysOf({ ...current, ...card }, { ...pocket, ...card })).size).toBe(2);
});

test('C01: an account that is listed twice, by the same id, is one account', async () => {
  expect(new Set([...(await keysOf(current, current)), await keyOf(current)]).size).toBe(1);
});

test('C01: another list shows the same account alone, or beside its neighbour; a neighbour is never the same', async () => {
  const [first, second] = await nameAll(current, pocket);
  const [alone] = await nameAll({ ...pocket, accountId: 'b-1' });
  const [byAnotherBank] = await nameAll({ iban, accountId: 'c-1' });
  if (!first || !second || !alone || !byAnotherBank) throw new Error('Not named');
  expect(isSameAccount(alone, second)).toBe(true);
  expect(isSameAccount(alone, first)).toBe(false);
  expect(isSameAccount(first, second)).toBe(false);
  expect(isSameAccount(alone, byAnotherBank)).toBe(true);
});

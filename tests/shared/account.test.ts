import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Account,
  type Balance,
  findLeadingBalances,
  isCounted,
  orderBalances,
  totalBalances,
} from '../../shared/account.ts';
import { type Decimal, fromUnits, toUnits } from '../../shared/decimal.ts';
import { bareAccount } from '../support/samples.ts';

const balance = (balanceType: string, amount: Decimal, currency = 'EUR'): Balance => ({
  balanceType,
  money: { amount, currency },
  creditLimitIncluded: null,
  referenceDate: null,
});

const accountWith = (balances: Balance[]): Account => ({ ...bareAccount, balances });

const leading = (...balances: Balance[]) =>
  findLeadingBalances(accountWith(balances)).map(({ available, booked }) => [
    available?.balanceType,
    booked?.balanceType,
  ]);

test('the available and the booked balance are found by their type, in any order', () => {
  expect(
    leading(balance('closingBooked', '1'), balance('expected', '2'), balance('interimBooked', '3')),
  ).toEqual([['expected', 'interimBooked']]);
  expect(leading(balance('forwardAvailable', '1'), balance('interimAvailable', '2'))).toEqual([
    ['interimAvailable', undefined],
  ]);
  expect(leading(balance('nonInvoiced', '1'))).toEqual([[undefined, undefined]]);
  expect(leading()).toEqual([]);
});

test('C03: of two balances of one type that without the credit line leads, and none where the bank does not say', () => {
  const withLine: Balance = { ...balance('interimAvailable', '5250'), creditLimitIncluded: true };
  const own: Balance = { ...balance('interimAvailable', '250'), creditLimitIncluded: false };
  expect(findLeadingBalances(accountWith([withLine, own]))[0]?.available).toBe(own);
  expect(findLeadingBalances(accountWith([own, withLine]))[0]?.available).toBe(own);
  const [unsaid, other] = [balance('interimAvailable', '1'), balance('interimAvailable', '2')];
  expect(findLeadingBalances(accountWith([unsaid, other]))[0]?.available).toBeNull();
});

test('an account is counted where nothing that the totals are made of is left out of them', () => {
  const [available, booked] = [balance('expected', '1'), balance('interimBooked', '2')];
  expect(isCounted(accountWith([]))).toBe(false);
  expect(isCounted(accountWith([available]))).toBe(true);
  expect(isCounted(accountWith([balance('nonInvoiced', '1')]))).toBe(false);
  expect(isCounted(accountWith([available, available]))).toBe(false);
  expect(isCounted(accountWith([available, booked, booked]))).toBe(false);
  expect(isCounted(accountWith([available, balance('nonInvoiced', '1', 'CZK')]))).toBe(false);
});

test('an account with an unreadable balance is counted only if neither leading balance is missing', () => {
  const withUnreadable = (...balances: Balance[]): Account => ({
    ...accountWith(balances),
    unreadableBalances: [{}],
  });
  const [available, booked] = [balance('expected', '1'), balance('interimBooked', '2')];
  expect(isCounted(withUnreadable(available, booked))).toBe(true);
  expect(isCounted(withUnreadable(available))).toBe(false);
  expect(isCounted(withUnreadable(booked))).toBe(false);
  expect(isCounted(withUnreadable())).toBe(false);
});

test('amounts add up however long they are', () => {
  const long = fromUnits(10n ** 40n - 1n, 0);
  expect(totalBalances([balance('expected', long), balance('expected', '1')])).toMatchObject([
    { money: { amount: `1${'0'.repeat(40)}` }, accounts: 2 },
  ]);
});

test('an account that holds several currencies has leading balances for each, its own first', () => {
  const held = accountWith([
    balance('interimAvailable', '100', 'USD'),
    balance('interimAvailable', '200', 'EUR'),
    balance('interimBooked', '50', 'USD'),
  ]);
  expect(findLeadingBalances(held).map(({ currency, booked }) => [currency, booked?.money.amount])).toEqual([
    ['EUR', undefined],
    ['USD', '50'],
  ]);
});

test('balances are put in the order in which people look for them', () => {
  const balances = ['nonInvoiced', 'closingBooked', 'interimBooked', 'openingBooked', 'expected'];
  const ordered = orderBalances(balances.map((balanceType) => balance(balanceType, '1')));
  expect(ordered.map(({ balanceType }) => balanceType)).toEqual([
    'expected',
    'interimBooked',
    'closingBooked',
    'nonInvoiced',
    'openingBooked',
  ]);
});

test('totals add up like with like: never two currencies, never two types', () => {
  const totals = totalBalances([
    balance('interimAvailable', '10.10'),
    balance('interimAvailable', '0.20'),
    balance('interimAvailable', '5', 'CZK'),
    balance('expected', '-3.00'),
  ]);
  expect(totals).toEqual([
    { balanceType: 'interimAvailable', money: { amount: '10.30', currency: 'EUR' }, accounts: 2 },
    { balanceType: 'interimAvailable', money: { amount: '5', currency: 'CZK' }, accounts: 1 },
    { balanceType: 'expected', money: { amount: '-3.00', currency: 'EUR' }, accounts: 1 },
  ]);
});

test('however many balances there are, every cent of them is in exactly one total', () => {
  const someBalance = fc
    .tuple(
      fc.constantFrom('interimAvailable', 'expected', 'interimBooked'),
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      fc.constantFrom('EUR', 'CZK', 'USD'),
    )
    .map(([balanceType, cents, currency]) => balance(balanceType, fromUnits(cents, 2), currency));
  const sum = (amounts: readonly { money: { amount: Decimal } }[]) =>
    amounts.reduce((total, { money }) => total + toUnits(money.amount, 2), 0n);

  fc.assert(
    fc.property(fc.array(someBalance), (balances) => {
      const totals = totalBalances(balances);
      const kinds = totals.map(({ balanceType, money }) => `${balanceType} ${money.currency}`);
      expect(new Set(kinds).size).toBe(kinds.length);
      expect(sum(totals)).toBe(sum(balances));
      expect(totals.reduce((count, { accounts }) => count + accounts, 0)).toBe(balances.length);
    }),
  );
});

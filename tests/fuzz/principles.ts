// What holds for every answer, however odd: each of these throws an `AssertionError` where it does not.
import assert from 'node:assert/strict';
import {
  type Account,
  type Balance,
  findLeadingBalances,
  isCounted,
  totalBalances,
} from '../../shared/account.ts';
import { UnreadableResponse } from '../../shared/banks/bank-responses.ts';
import { type ExactJson, ExactNumber, formatExactJson } from '../../shared/exact-json.ts';
import type { Money } from '../../shared/money.ts';
import type { BankUnderTest } from './banks.ts';
import { amountOf, currencyOf, isSame, readAmount, sum } from './exact-amount.ts';
import { canonical, itemsOf, numberOf, readTree, type Tree, textOf, writeTree } from './json-tree.ts';
import { assertPosition } from './position.ts';

export type Principle = (bank: BankUnderTest, body: Tree) => void;

/** Null where the answer is refused as a whole, in the one way that there is. */
function read<Parsed>(parse: (body: string) => Parsed, body: Tree): Parsed | null {
  try {
    return parse(writeTree(body));
  } catch (error) {
    if (error instanceof UnreadableResponse) return null;
    throw error;
  }
}

export const holdsForAccounts: Principle = ({ responses, places }, body) => {
  const sources = itemsOf(places.accounts(body));
  const list = read(responses.parseAccounts, body);
  assert.equal(list !== null, sources !== null, 'a list of accounts is read, and nothing else is');
  if (list === null || sources === null) return;
  const [good, bad] = partition(sources, (source) => isId(places.accountId(source)));
  assertSources(list.unreadable, bad);
  assert.equal(list.accounts.length, good.length, 'every account is there');
  for (const [at, account] of list.accounts.entries()) assertAccount(places, account, required(good[at]));
  assertTotals(list.accounts);
};

export const holdsForAccount: Principle = ({ responses, places }, body) => {
  const source = places.account(body);
  const account = read((text) => responses.parseAccount(text, 'a1'), body);
  assert.equal(account !== null, source !== undefined && isId(places.accountId(source)));
  if (account === null || source === undefined) return;
  assertAccount(places, account, source);
  assertTotals([account]);
};

export const holdsForPage: Principle = ({ responses, places, asked }, body) => {
  const rows = places.rows(body);
  const page = read((text) => responses.parseTransactionPage(text, asked, 'a1'), body);
  const sources = itemsOf(rows);
  if (sources !== null) assert.notEqual(page, null, 'a page with a list of rows is read');
  if (page === null) return;
  if (sources === null) assert.ok(rows === undefined || writeTree(rows) === 'null', 'rows that are no list');
  assert.equal(page.entries.length, sources?.length ?? 0, 'every row is there');
  for (const [at, entry] of page.entries.entries()) {
    const source = required(sources?.[at]);
    const transaction = entry.kind === 'transaction' ? entry.transaction : null;
    assertMoney(transaction?.money ?? null, places.rowMoney(source));
    assertSources([entry.kind === 'transaction' ? entry.transaction.source : entry.source], [source]);
    assertShowable({ ...transaction, source: null });
  }
  assert.equal(new Set(page.entries.map(({ key }) => key)).size, page.entries.length, 'each row has its key');
  assertPosition(page, asked, body);
};

function assertAccount(places: BankUnderTest['places'], account: Account, source: Tree) {
  const { accountId: _, balances, unreadableBalances, ...facts } = account;
  assertShowable(facts);
  const [good, bad] = partition(itemsOf(places.balances(source)) ?? [], (balance) =>
    isWord(places.balanceType(balance)),
  );
  let at = 0;
  const unreadable = new Set<Tree>(bad);
  for (const each of good) {
    const said = places.balanceMoney(each);
    const shown = balances[at];
    if (isMoney(said, shown?.money ?? null)) at += 1;
    else unreadable.add(each);
  }
  assert.equal(at, balances.length, 'every balance is one of the bank’s, in its order, to the digit');
  for (const each of unreadable)
    assert.notEqual(
      readability(places.balanceMoney(each)) === 'certain' && good.includes(each),
      true,
      'a balance that can be read is',
    );
  const kept = (itemsOf(places.balances(source)) ?? []).filter((each) => unreadable.has(each));
  assertSources(unreadableBalances, kept);
  for (const { referenceDate, balanceType } of balances) assertShowable({ referenceDate, balanceType });
}

/** Adds up by itself what is shown as counted, and finds whatever is not. */
function assertTotals(accounts: readonly Account[]) {
  const counted = accounts.flatMap((account) =>
    findLeadingBalances(account).flatMap(({ available, booked }) => [available ?? [], booked ?? []].flat()),
  );
  const totals = totalBalances(counted);
  const kinds = new Map<string, Balance[]>();
  for (const balance of counted) {
    const kind = `${balance.money.currency} ${balance.balanceType}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), balance]);
  }
  assert.equal(totals.length, kinds.size, 'one total for each currency and type');
  for (const { balanceType, money, accounts: count } of totals) {
    const parts = kinds.get(`${money.currency} ${balanceType}`) ?? [];
    const amounts = parts.map((part) => required(readAmount(part.money.amount)));
    assert.equal(count, parts.length);
    assert.ok(
      isSame(required(readAmount(money.amount)), sum(amounts)),
      'a total is the sum of what it counts',
    );
  }
  for (const account of accounts) assertCounted(account);
}

/** An account that is told to be counted has each of its currencies in a total, and hides none of its kind. */
function assertCounted(account: Account) {
  if (!isCounted(account)) return;
  const leading = findLeadingBalances(account);
  const counted = leading.flatMap(({ available, booked }) => [available ?? [], booked ?? []].flat());
  assert.ok(counted.length > 0);
  for (const balance of account.balances) {
    const { currency } = balance.money;
    const own = counted.filter(({ money }) => money.currency === currency);
    assert.ok(own.length > 0, 'a currency of a counted account is in a total');
    const rival = own.find(({ balanceType }) => balanceType === balance.balanceType);
    const isLine = balance.creditLimitIncluded !== false && rival?.creditLimitIncluded === false;
    assert.ok(
      rival === undefined || rival === balance || isLine,
      'of two balances of a type none is left out',
    );
  }
  if (account.unreadableBalances.length > 0)
    assert.ok(
      leading.every(({ available, booked }) => available && booked),
      'an unreadable balance may be the missing one',
    );
}

interface SaidMoney {
  amount: Tree | undefined;
  currency: Tree | undefined;
}

function readability({ amount, currency }: SaidMoney): 'certain' | 'possible' | 'none' {
  const said = amountOf(amount);
  if (said === null || currencyOf(currency) === null) return 'none';
  return said.isCertain ? 'certain' : 'possible';
}

function isMoney({ amount, currency }: SaidMoney, shown: Money | null): boolean {
  const said = amountOf(amount);
  if (said === null || shown === null || shown.currency !== currencyOf(currency)) return false;
  const digits = shown.amount.split('.')[1]?.length ?? 0;
  return isSame(said, required(readAmount(shown.amount))) && digits === said.scale;
}

function assertMoney(shown: Money | null, said: SaidMoney) {
  const expected = readability(said);
  if (shown === null) assert.notEqual(expected, 'certain', 'a row whose amount can be read is');
  else assert.ok(isMoney(said, shown), `${shown.amount} ${shown.currency} is what the bank says`);
}

/** What can be asked for: it says something, and can be written into an address. */
const isId = (tree: Tree | undefined): boolean =>
  numberOf(tree) !== null || /^\P{Surrogate}+$/u.test(textOf(tree) ?? '');

const visible = /[^\p{M}\p{Z}\p{C}]/u;

const isWord = (tree: Tree | undefined): boolean => visible.test(numberOf(tree) ?? textOf(tree) ?? '');

/** Texts that can be seen, days of the calendar, moments, and never a number that the product has not made. */
function assertShowable(facts: object) {
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === 'string') {
      assert.match(value, visible, `${name} can be seen`);
      if (/Date$|consentExpiresAt/.test(name))
        assert.equal(new Date(value).toISOString().slice(0, 10), value);
    } else if (typeof value === 'number')
      assert.ok(!Number.isNaN(new Date(value).valueOf()), `${name} is a moment`);
    else if (typeof value === 'object' && value !== null) {
      assert.ok(!(value instanceof ExactNumber) && !Array.isArray(value), `${name} has been read`);
      assertShowable(value);
    }
  }
}

function assertSources(kept: readonly ExactJson[], sources: readonly Tree[]) {
  const texts = kept.map((source) => canonical(readTree(formatExactJson(source))));
  assert.deepEqual(
    texts,
    sources.map((source) => canonical(readTree(writeTree(source)))),
    'the bank’s own text is kept',
  );
}

function partition(all: readonly Tree[], isGood: (tree: Tree) => boolean): [Tree[], Tree[]] {
  return [all.filter(isGood), all.filter((tree) => !isGood(tree))];
}

function required<Value>(value: Value | null | undefined): Value {
  assert.ok(value !== null && value !== undefined);
  return value;
}

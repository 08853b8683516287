import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromUnits } from '../../../../shared/decimal.ts';
import { add, compare, isZero, type Money, negate } from '../../../../shared/money.ts';
import { describeRange } from '../../../../web/history/model/known-range.ts';
import { type ProvableRow, proveBalance } from '../../../../web/history/prove/prove-balance.ts';
import { proveHistory } from '../../../../web/history/prove/prove-history.ts';
import { listRunningBalances } from '../../../../web/history/prove/running-balance.ts';
import { euros, row } from '../arbitrary-rows.ts';
import { loadRows } from '../load-rows.ts';

const money = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((units) => euros(fromUnits(units, 2)));

/** A whole account of which every balance is known: its rows newest first. */
const accounts = fc
  .tuple(money, fc.array(money, { minLength: 1, maxLength: 12 }))
  .map(([opening, amounts]) => {
    const closing = amounts.reduce(add, opening);
    const balances = listRunningBalances(amounts, closing);
    const rows = amounts.map(
      (amount, index): ProvableRow => ({
        row: index,
        money: amount,
        balanceAfter: balances[index] ?? null,
      }),
    );
    return { opening, closing, rows };
  });

type Account = { opening: Money; closing: Money; rows: ProvableRow[] };

const withoutBalances = (rows: readonly ProvableRow[]) => rows.map((one) => ({ ...one, balanceAfter: null }));

const claim = ({ opening, closing, rows }: Account) => ({ currency: 'EUR', opening, closing, rows });

test('opening and booked make closing, with the balances of the rows and without', () => {
  fc.assert(
    fc.property(accounts, (account) => {
      const proof = proveBalance(claim(account));
      expect(proof).toMatchObject({ status: 'proved', opening: account.opening, closing: account.closing });
      const bare = proveBalance({ ...claim(account), rows: withoutBalances(account.rows) });
      expect(bare).toEqual(proof);
    }),
  );
});

test('a row that is left out is a gap of exactly its amount, between its neighbours', () => {
  fc.assert(
    fc.property(accounts, fc.nat(11), (account, nth) => {
      const index = nth % account.rows.length;
      const [missing] = account.rows.slice(index, index + 1);
      if (missing === undefined || isZero(missing.money)) return;
      const rows = account.rows.toSpliced(index, 1);
      const proof = proveBalance(claim({ ...account, rows }));
      expect(proof).toMatchObject({
        status: 'gap',
        after: rows[index]?.row ?? null,
        before: rows[index - 1]?.row ?? null,
      });
      const gap = proof.status === 'gap' ? proof.gap : null;
      expect(gap && compare(gap, missing.money)).toBe(0);
      const bare = proveBalance(claim({ ...account, rows: withoutBalances(rows) }));
      expect(bare).toEqual({ status: 'gap', currency: 'EUR', gap, after: null, before: null });
    }),
  );
});

test('the balances of the rows alone prove what is loaded', () => {
  fc.assert(
    fc.property(accounts, ({ opening, rows }) => {
      const proof = proveBalance({ currency: 'EUR', rows, opening: null, closing: null });
      expect(proof.status).toBe('proved');
      expect(proof.status === 'proved' && compare(proof.opening, opening)).toBe(0);
    }),
  );
});

test('one balance proves nothing, and none even less', () => {
  const rows = [{ row: 0, money: euros('1.00'), balanceAfter: null }];
  const closing = euros('5.00');
  const base = { currency: 'EUR', opening: null };
  expect(proveBalance({ ...base, rows, closing })).toMatchObject({ reason: 'one-balance' });
  expect(proveBalance({ ...base, rows: [], closing })).toMatchObject({ reason: 'one-balance' });
  expect(proveBalance({ ...base, rows, closing: null })).toMatchObject({ reason: 'no-balance' });
});

test('each currency is proved by itself', () => {
  const history = loadRows([
    row({ money: euros('2.00') }),
    row({ money: { amount: '-700', currency: 'JPY' } }),
    row({ money: euros('-0.50') }),
  ]);
  const known = describeRange(history, 1, { status: 'complete' });
  const proofs = proveHistory(history, known, {
    closing: [euros('11.50'), { amount: '300', currency: 'JPY' }],
    opening: [euros('10.00'), { amount: '900', currency: 'JPY' }],
    readBalanceAfter: () => null,
  });
  expect(proofs).toMatchObject([
    { status: 'proved', currency: 'EUR', booked: euros('1.50') },
    { status: 'gap', currency: 'JPY', gap: { amount: '100', currency: 'JPY' } },
  ]);
});

test('pending rows change no proof', () => {
  const history = loadRows([row({ money: euros('2.00') })]);
  history.setPending([row({ bookingStatus: 'pending', money: euros('-9.00') })]);
  const known = describeRange(history, 1, { status: 'complete' });
  const world = { closing: [euros('2.00')], opening: [euros('0.00')], readBalanceAfter: () => null };
  expect(proveHistory(history, known, world)).toMatchObject([{ status: 'proved' }]);
});

test('what is not loaded, or could not be read, is why nothing can be checked', () => {
  const world = { closing: [euros('2.00')], opening: [euros('0.00')], readBalanceAfter: () => null };
  const history = loadRows([row({ money: euros('2.00') })]);
  const stopped = describeRange(history, 1, { status: 'stopped' });
  expect(proveHistory(history, stopped, world)).toMatchObject([{ reason: 'not-all-loaded' }]);
  history.append([history.pack({ kind: 'unreadable', key: 'row-2', source: {} })]);
  const complete = describeRange(history, 1, { status: 'complete' });
  expect(proveHistory(history, complete, world)).toMatchObject([{ reason: 'unreadable-rows' }]);
});

test('where rows carry balances, a part of the history is proved as well', () => {
  const history = loadRows([row({ money: euros('2.00') })]);
  const stopped = describeRange(history, 1, { status: 'stopped' });
  const world = { closing: [euros('7.00')], opening: [euros('0.00')], readBalanceAfter: () => euros('7.00') };
  expect(proveHistory(history, stopped, world)).toMatchObject([{ status: 'proved', opening: euros('5.00') }]);
});

test('the running balance ends where the history begins', () => {
  fc.assert(
    fc.property(accounts, ({ opening, closing, rows }) => {
      const amounts = rows.map((one) => one.money);
      const last = listRunningBalances(amounts, closing).at(-1) ?? closing;
      expect(compare(add(last, negate(amounts.at(-1) ?? euros('0'))), opening)).toBe(0);
    }),
  );
});

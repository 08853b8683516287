import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, isNegative, type Money, sumByCurrency } from '../../../../shared/money.ts';
import type { TransactionEntry } from '../../../../shared/transaction-page.ts';
import { createFindIndex } from '../../../../web/history/find/find-index.ts';
import { type RowSort, sortRows } from '../../../../web/history/find/sort-rows.ts';
import { totalRows } from '../../../../web/history/find/total-rows.ts';
import { bookedRows, euros, row } from '../arbitrary-rows.ts';
import { loadRows } from '../load-rows.ts';

const prepare = (entries: readonly TransactionEntry[]) => createFindIndex(loadRows(entries)).rows();

const sorted = (entries: readonly TransactionEntry[], sort: RowSort) =>
  sortRows(prepare(entries), sort, new Intl.Collator('sk')).map(({ source }) => Number(source));

test('days sort newest first, those of one day as the bank has them, and the other way round', () => {
  const entries = [row(), row({ bookingDate: '2026-03-02' }), row(), row({ bookingDate: '2026-02-01' })];
  expect(sorted(entries, { by: 'date', direction: 'descending' })).toEqual([1, 0, 2, 3]);
  expect(sorted(entries, { by: 'date', direction: 'ascending' })).toEqual([3, 2, 0, 1]);
});

test('counterparties sort as the language has them, and rows without one are last', () => {
  const name = (text: string) => row({ creditor: { name: text, iban: null, bic: null, bankName: null } });
  const entries = [row(), name('Hrad'), name('Chalupa'), name('cibuľa'), name('Čaj')];
  expect(sorted(entries, { by: 'counterparty', direction: 'ascending' })).toEqual([3, 4, 1, 2, 0]);
});

test('amounts sort by their exact value, each currency by itself', () => {
  fc.assert(
    fc.property(bookedRows, (entries) => {
      const money = sorted(entries, { by: 'amount', direction: 'ascending' }).map(
        (index) => entries[index]?.transaction.money ?? euros('0'),
      );
      expect([...new Set(money.map(({ currency }) => currency))]).toEqual(
        [...new Set(money.map(({ currency }) => currency))].sort(),
      );
      for (const [index, one] of money.entries()) {
        const next = money[index + 1];
        if (next?.currency === one.currency) expect(compare(one, next)).toBeLessThanOrEqual(0);
      }
    }),
  );
});

test('amounts that are one float are told apart', () => {
  const entries = [
    row({ money: euros('9007199254740993.01') }),
    row({ money: euros('9007199254740993.00') }),
  ];
  expect(sorted(entries, { by: 'amount', direction: 'ascending' })).toEqual([1, 0]);
});

test('in, out and net of each currency are exact, and what is pending does not count', () => {
  fc.assert(
    fc.property(bookedRows, (entries) => {
      const history = loadRows(entries);
      history.setPending([row({ bookingStatus: 'pending', money: euros('-99.99') })]);
      const totals = totalRows(createFindIndex(history).rows());
      const money = entries.map(({ transaction }) => transaction.money);
      for (const total of totals) {
        const own = money.filter(({ currency }) => currency === total.currency);
        const sumOf = (part: Money[]) => sumByCurrency([zeroAs(total.net), ...part])[0] ?? total.net;
        expect(compare(total.in, sumOf(own.filter((one) => !isNegative(one))))).toBe(0);
        expect(compare(total.out, sumOf(own.filter(isNegative)))).toBe(0);
        expect(compare(total.net, sumOf(own))).toBe(0);
        expect(total.rows).toBe(own.length);
      }
      expect(new Set(totals.map(({ currency }) => currency))).toEqual(
        new Set(money.map(({ currency }) => currency)),
      );
    }),
  );
});

const zeroAs = ({ currency }: { currency: string }) => ({ amount: '0', currency }) as const;

test('amounts of one currency with more digits and with fewer are added up', () => {
  const entries = [
    row({ money: euros('1.5') }),
    row({ money: euros('-0.255') }),
    row({ money: euros('10') }),
  ];
  expect(totalRows(prepare(entries))).toEqual([
    { currency: 'EUR', in: euros('11.500'), out: euros('-0.255'), net: euros('11.245'), rows: 3 },
  ]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, sumByCurrency } from '../../../../shared/money.ts';
import type { TransactionEntry } from '../../../../shared/transaction-page.ts';
import { listLargestCounterparties } from '../../../../web/history/figures/largest-counterparties.ts';
import { totalMonths } from '../../../../web/history/figures/months.ts';
import { createFindIndex } from '../../../../web/history/find/find-index.ts';
import { totalRows } from '../../../../web/history/find/total-rows.ts';
import { bookedRows, euros, row } from '../arbitrary-rows.ts';
import { loadRows } from '../load-rows.ts';

const prepare = (entries: readonly TransactionEntry[]) => createFindIndex(loadRows(entries)).rows();

test('the months together are the whole, in each currency', () => {
  fc.assert(
    fc.property(bookedRows, (entries) => {
      const rows = prepare(entries);
      const months = totalMonths(rows);
      expect(months.map(({ month }) => month)).toEqual(
        [...new Set(entries.map(({ transaction }) => transaction.bookingDate?.slice(0, 7)))].sort(),
      );
      const parts = months.flatMap(({ totals }) => totals.map(({ net }) => net));
      for (const sum of sumByCurrency(parts)) {
        const whole = totalRows(rows).find(({ currency }) => currency === sum.currency);
        expect(whole && compare(whole.net, sum)).toBe(0);
      }
    }),
  );
});

test('what is pending is in no month, and a month is that of the booking', () => {
  const history = loadRows([row({ bookingDate: '2026-02-28', valueDate: '2026-03-01' })]);
  history.setPending([row({ bookingStatus: 'pending', bookingDate: null, authorizationDate: '2026-04-01' })]);
  expect(totalMonths(createFindIndex(history).rows()).map(({ month }) => month)).toEqual(['2026-02']);
});

test('the largest counterparties are first, each under one name, in one currency and one direction', () => {
  const to = (name: string | null, money = euros('-1.00')) =>
    row({ money, creditor: { name, iban: null, bic: null, bankName: null }, debtor: null });
  const rows = prepare([
    to('Žofia', euros('-9.99')),
    to('Peter', euros('-15.00')),
    to('ZOFIA', euros('-5.02')),
    to(null, euros('-99.00')),
    to('Peter', { amount: '-900', currency: 'JPY' }),
    row({ money: euros('500.00'), debtor: { name: 'Práca', iban: null, bic: null, bankName: null } }),
  ]);
  expect(
    listLargestCounterparties(rows, 'EUR', 'out').map(({ name, totals }) => [name, totals.out, totals.rows]),
  ).toEqual([
    ['Žofia', euros('-15.01'), 2],
    ['Peter', euros('-15.00'), 1],
  ]);
  expect(listLargestCounterparties(rows, 'EUR', 'in').map(({ name }) => name)).toEqual(['Práca']);
});

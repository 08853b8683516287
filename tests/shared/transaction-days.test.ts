import { expect, test } from 'vitest';
import type { CalendarDate } from '../../shared/calendar-date.ts';
import type { Decimal } from '../../shared/decimal.ts';
import { groupPage } from '../../shared/transaction-days.ts';
import type { PageEntry, TransactionPage } from '../../shared/transaction-page.ts';
import { bareTransaction } from '../support/samples.ts';

function entry(bookingDate: CalendarDate | null, amount: Decimal = '-1.00'): PageEntry {
  const transaction = { ...bareTransaction, bookingDate, money: { amount, currency: 'EUR' } };
  return { kind: 'transaction', key: crypto.randomUUID(), transaction };
}

const pending: PageEntry = {
  kind: 'transaction',
  key: 'pending',
  transaction: { ...bareTransaction, bookingStatus: 'pending', bookingDate: '2026-08-03' },
};
const unreadable: PageEntry = { kind: 'unreadable', key: 'row-9', source: {} };

function totalsOf(entries: PageEntry[], position: Partial<TransactionPage> = {}) {
  const page: TransactionPage = { page: 1, pageSize: 50, totalPages: null, next: null, entries, ...position };
  return groupPage(page).days.map(({ day, totals }) => [day, totals?.map(({ amount }) => amount) ?? null]);
}

const next = { page: 3, pageSize: 50 };
const threeDays = () => [
  entry('2026-08-03', '-1.10'),
  entry('2026-08-03', '5.00'),
  entry('2026-08-02', '-0.10'),
  entry('2026-08-02', '-0.20'),
  entry('2026-08-01', '9.99'),
];

test('on the only page every day is whole', () => {
  expect(totalsOf(threeDays())).toEqual([
    ['2026-08-03', ['3.90']],
    ['2026-08-02', ['-0.30']],
    ['2026-08-01', ['9.99']],
  ]);
});

test('in the middle of the history the days at both edges are not summed up', () => {
  expect(totalsOf(threeDays(), { page: 2, next })).toEqual([
    ['2026-08-03', null],
    ['2026-08-02', ['-0.30']],
    ['2026-08-01', null],
  ]);
});

test('a day that fills the page and goes on proves nothing', () => {
  const oneDay = [entry('2026-08-01'), entry('2026-08-01')];
  expect(totalsOf(oneDay, { next })).toEqual([['2026-08-01', null]]);
});

test('rows out of order, or one that cannot be read, prove no day', () => {
  const shuffled = [entry('2026-08-01'), entry('2026-08-03'), entry('2026-08-02')];
  expect(totalsOf(shuffled)).toEqual([
    ['2026-08-03', null],
    ['2026-08-02', null],
    ['2026-08-01', null],
  ]);
  expect(totalsOf([...threeDays(), unreadable]).every(([, totals]) => totals === null)).toBe(true);
  expect(totalsOf([...threeDays(), entry(null)])).toEqual([
    ['2026-08-03', null],
    ['2026-08-02', null],
    ['2026-08-01', null],
    [null, null],
  ]);
});

test('pending rows stand by themselves and count nowhere', () => {
  const entries = [pending, ...threeDays()];
  const blocks = groupPage({ page: 1, pageSize: 50, totalPages: 1, next: null, entries });
  expect(blocks.pending).toEqual([pending]);
  expect(blocks.days[0]?.totals).toEqual([{ amount: '3.90', currency: 'EUR' }]);
});

test('what could not be read is kept, and no row is lost', () => {
  const entries = [...threeDays(), unreadable, entry(null), pending];
  const blocks = groupPage({ page: 1, pageSize: 50, totalPages: 1, next: null, entries });
  const shown = [...blocks.pending, ...blocks.unreadable, ...blocks.days.flatMap((day) => day.entries)];
  expect(blocks.unreadable).toEqual([unreadable]);
  expect(new Set(shown)).toEqual(new Set(entries));
});

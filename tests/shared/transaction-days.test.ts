import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CalendarDate, parseCalendarDate } from '../../shared/calendar-date.ts';
import { type Decimal, fromUnits } from '../../shared/decimal.ts';
import { sumByCurrency } from '../../shared/money.ts';
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
  const page: TransactionPage = {
    page: 1,
    pageSize: 50,
    totalPages: null,
    next: null,
    rest: [],
    stop: null,
    entries,
    ...position,
  };
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
  const blocks = groupPage({
    page: 1,
    pageSize: 50,
    totalPages: 1,
    next: null,
    rest: [],
    stop: null,
    entries,
  });
  expect(blocks.pending).toEqual([pending]);
  expect(blocks.days[0]?.totals).toEqual([{ amount: '3.90', currency: 'EUR' }]);
});

test('what could not be read is kept, and no row is lost', () => {
  const entries = [...threeDays(), unreadable, entry(null), pending];
  const blocks = groupPage({
    page: 1,
    pageSize: 50,
    totalPages: 1,
    next: null,
    rest: [],
    stop: null,
    entries,
  });
  const shown = [...blocks.pending, ...blocks.unreadable, ...blocks.days.flatMap((day) => day.entries)];
  expect(blocks.unreadable).toEqual([unreadable]);
  expect(new Set(shown)).toEqual(new Set(entries));
});

const firstDay = Date.UTC(2026, 0, 1);
const dayMs = 86_400_000;

/** A whole history, newest first: each number is how many rows a day has, and each row counts some cents. */
const histories = fc
  .array(fc.array(fc.bigInt({ min: -99_999n, max: 99_999n }), { minLength: 1, maxLength: 6 }), {
    maxLength: 20,
  })
  .map((days) =>
    days.flatMap((cents, index) => {
      const day = parseCalendarDate(new Date(firstDay - index * dayMs).toISOString());
      if (day === null) throw new Error('Not a day');
      return cents.map((units) => entry(day, fromUnits(units, 2)));
    }),
  );

function pageOf(history: readonly PageEntry[], page: number, pageSize: number): TransactionPage {
  const totalPages = Math.ceil(history.length / pageSize);
  const entries = history.slice((page - 1) * pageSize, page * pageSize);
  return {
    page,
    pageSize,
    totalPages,
    entries,
    rest: [],
    next: page < totalPages ? { page: page + 1, pageSize } : null,
    stop: null,
  };
}

function sumOfDay(history: readonly PageEntry[], day: CalendarDate | null) {
  const transactions = history.flatMap((row) => (row.kind === 'transaction' ? [row.transaction] : []));
  return sumByCurrency(
    transactions.filter(({ bookingDate }) => bookingDate === day).map(({ money }) => money),
  );
}

test('a day total that is shown is that of the whole history, wherever the pages are cut', () => {
  fc.assert(
    fc.property(
      histories,
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 20 }),
      (history, pageSize, page) => {
        for (const { day, totals } of groupPage(pageOf(history, page, pageSize)).days)
          if (totals !== null) expect(totals).toEqual(sumOfDay(history, day));
      },
    ),
  );
});

test('on one page that holds everything no day is left without its total', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { days } = groupPage(pageOf(history, 1, 200));
      expect(days.every(({ totals }) => totals !== null)).toBe(true);
    }),
  );
});

test('however the bank orders its rows, the days come newest first and every row has its day', () => {
  const shuffled = histories.chain((history) => fc.shuffledSubarray(history, { minLength: history.length }));
  fc.assert(
    fc.property(shuffled, (history) => {
      const { days } = groupPage(pageOf(history, 1, 200));
      const dates = days.map(({ day }) => day);
      expect(dates).toEqual(dates.toSorted().reverse());
      for (const { day, entries } of days)
        expect(entries.every(({ transaction }) => transaction.bookingDate === day)).toBe(true);
      expect(days.flatMap(({ entries }) => entries)).toHaveLength(history.length);
    }),
  );
});

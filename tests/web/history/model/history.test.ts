import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExactNumber, parseExactJson } from '../../../../shared/exact-json.ts';
import type { PageEntry } from '../../../../shared/transaction-page.ts';
import { createHistory } from '../../../../web/history/model/history.ts';
import { describeRange, isWhole } from '../../../../web/history/model/known-range.ts';
import { anyRows, euros, row } from '../arbitrary-rows.ts';
import { loadRows } from '../load-rows.ts';

const contentOf = ({ key: _, ...content }: PageEntry) => content;

test('every row is read back as it came, with the bank’s own object and the digits of its numbers', () => {
  fc.assert(
    fc.property(anyRows, (entries) => {
      const history = loadRows(entries);
      const read = [...history.rows()].map(({ row: _, ...entry }) => contentOf(entry));
      expect(read).toEqual(entries.map(contentOf));
    }),
  );
});

test('a field of the bank’s that is called __proto__ stays a field', () => {
  const source = parseExactJson('{"__proto__": {"amount": 1.50}, "list": [true, null, []]}');
  const [read] = loadRows([{ kind: 'unreadable', key: 'row-1', source }]).rows();
  expect(read).toMatchObject({ kind: 'unreadable' });
  const copy = read?.kind === 'unreadable' ? read.source : null;
  expect(Object.entries(copy ?? {})).toEqual([
    ['__proto__', { amount: new ExactNumber('1.50') }],
    ['list', [true, null, []]],
  ]);
});

test('half of a surrogate pair is kept as well', () => {
  const [read] = loadRows([row({ remittanceInformation: 'cut \ud83d' })]).rows();
  expect(read).toMatchObject({ transaction: { remittanceInformation: 'cut \ud83d' } });
});

test('more rows than one block holds keep their order and their numbers', () => {
  const entries = Array.from({ length: 1_000 }, (_, index) => row({ transactionId: `T${index}` }));
  const history = loadRows(entries);
  expect(history.size).toBe(1_000);
  expect([...history.rows()].map(({ key }) => key)).toEqual(entries.map(({ key }) => key));
  expect(history.readRow(700)).toMatchObject({ row: 700, key: 'T700' });
  expect(() => history.readRow(1_000)).toThrow(RangeError);
});

test('rows that come later in front take the first places, and the numbers of the others stay', () => {
  const history = loadRows([row({ transactionId: 'B' }), row({ transactionId: 'C' })]);
  history.prepend([history.pack(row({ transactionId: 'A' }))]);
  expect([...history.rows()].map(({ key }) => key)).toEqual(['A', 'B', 'C']);
  expect(history.order).toEqual([2, 0, 1]);
});

test('a row is found again by all that it says, and not by its key', () => {
  const history = loadRows([row({ transactionId: 'A' }), row({ transactionId: 'B' })]);
  expect(history.findPacked(history.pack({ ...row({ transactionId: 'B' }), key: 'row-7' }))).toBe(1);
  expect(history.findPacked(history.pack(row({ transactionId: 'B', money: euros('2.00') })))).toBeNull();
});

test('a row without an id has a key that no page has', () => {
  const [first, second] = loadRows([row(), row()]).rows();
  expect([first?.key, second?.key]).toEqual(['loaded-1', 'loaded-2']);
});

test('what is known: rows, the unreadable among them, the first and the last day, the currencies', () => {
  const history = loadRows([
    row({ bookingDate: '2026-03-02' }),
    row({ bookingDate: '2026-03-09', money: { amount: '5', currency: 'JPY' } }),
    row({ bookingDate: null }),
    { kind: 'unreadable', key: 'row-4', source: {} },
  ]);
  history.setPending([row({ bookingStatus: 'pending' })]);
  const known = describeRange(history, 1, { status: 'complete' });
  expect(known).toEqual({
    rows: 4,
    unreadable: 1,
    pending: 1,
    pages: 1,
    days: { oldest: '2026-03-02', newest: '2026-03-09' },
    currencies: ['EUR', 'JPY'],
    loading: { status: 'complete' },
  });
  expect(isWhole(known)).toBe(false);
  expect(isWhole({ ...known, unreadable: 0 })).toBe(true);
  expect(isWhole({ ...known, unreadable: 0, loading: { status: 'stopped' } })).toBe(false);
});

test('of nothing nothing is known', () => {
  expect(describeRange(createHistory(), 0, { status: 'not-started' })).toMatchObject({ rows: 0, days: null });
});

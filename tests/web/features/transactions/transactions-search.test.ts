import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  findPosition,
  formatTransactionsSearch,
  parseTransactionsSearch,
} from '../../../../web/features/transactions/transactions-search.ts';
import { pageSizes } from '../../../../web/preferences/preferences.ts';

const read = (query: string) => parseTransactionsSearch(new URLSearchParams(query));
const size = fc.constantFrom(...pageSizes);
const search = fc.record({
  page: fc.integer({ min: 1, max: 99_999 }),
  pageSize: size,
  tx: fc.oneof(fc.constant(null), fc.string({ minLength: 1 })),
});

test('an address says page, size and the open transaction', () => {
  expect(read('size=20&page=3&tx=a%2Fb')).toEqual({ page: 3, pageSize: 20, tx: 'a/b' });
});

test.each([
  '',
  'page=0',
  'page=-1',
  'page=1.5',
  'page=two',
  'page=',
  'size=30',
  'size=20x',
  'size=',
  'tx=',
  'q=rent',
])('in %j there is nothing but defaults', (query) => {
  expect(read(query)).toEqual({ page: 1, pageSize: 50, tx: null });
});

test('what is written is read again', () => {
  fc.assert(
    fc.property(search, (wanted) => {
      const address = formatTransactionsSearch(wanted);
      expect(parseTransactionsSearch(new URLSearchParams(address))).toEqual(wanted);
    }),
  );
});

test('the first page and fifty rows go without saying, everything else is said', () => {
  expect(formatTransactionsSearch({ page: 1, pageSize: 50, tx: null })).toBe('');
  expect(formatTransactionsSearch({ page: 1, pageSize: 20, tx: null })).toBe('?size=20');
  expect(formatTransactionsSearch({ page: 2, pageSize: 50, tx: null })).toBe('?page=2');
  expect(formatTransactionsSearch({ page: 2, pageSize: 200, tx: null })).toBe('?size=200&page=2');
});

test('a row is on the page of another size that holds it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), size, (row, pageSize) => {
      const { page } = findPosition(row, pageSize);
      expect(row).toBeGreaterThanOrEqual((page - 1) * pageSize);
      expect(row).toBeLessThan(page * pageSize);
    }),
  );
});

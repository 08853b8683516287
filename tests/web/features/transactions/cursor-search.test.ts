import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatCursorSearch,
  parseCursorSearch,
} from '../../../../web/features/transactions/cursor-search.ts';

const sizes = [50, 100, 200];
const read = (query: string, pageSizes = sizes) => parseCursorSearch(new URLSearchParams(query), pageSizes);

test.each(['', 'page=3', 'size=20', 'from=2026-02-30', 'cursor=', 'cursor=%00', 'tx='])(
  'in %j there is nothing but the first page',
  (query) => {
    expect(read(query)).toEqual({ cursor: null, dateFrom: null, pageSize: 50, tx: null });
  },
);

test('a bank without page sizes has none, whatever the address says', () => {
  expect(read('size=50&cursor=k', []).pageSize).toBeNull();
  expect(formatCursorSearch(read('size=50&cursor=k', []), [])).toBe('?cursor=k');
});

test('what is written is read again', () => {
  const search = fc.record({
    cursor: fc.option(fc.string({ minLength: 1, unit: 'grapheme-ascii' })),
    dateFrom: fc.constantFrom(null, '2026-01-31' as const),
    pageSize: fc.constantFrom(...sizes),
    tx: fc.option(fc.string({ minLength: 1 })),
  });
  fc.assert(
    fc.property(search, (wanted) => {
      expect(read(formatCursorSearch(wanted, sizes))).toEqual(wanted);
    }),
  );
});

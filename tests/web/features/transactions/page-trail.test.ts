import { expect, test } from 'vitest';
import type { CursorPosition, TransactionPage } from '../../../../shared/transaction-page.ts';
import {
  countRowsOf,
  findTurns,
  judgeNext,
  readTrail,
} from '../../../../web/features/transactions/page-trail.ts';

const trail = [
  { cursor: null, rows: 50 },
  { cursor: 'a', rows: 30 },
];
const at = (cursor: string): CursorPosition => ({ cursor, pageSize: 50, dateFrom: null });
const leadingTo = (cursor: string): TransactionPage => ({
  page: null,
  pageSize: null,
  totalPages: null,
  entries: [],
  rest: [],
  next: at(cursor),
  stop: null,
});

test('a link that leads to a page on the way here leads nowhere', () => {
  expect(judgeNext(leadingTo('a'), trail)).toMatchObject({ next: null, stop: 'link-repeated' });
  expect(judgeNext(leadingTo('c'), trail)).toMatchObject({ next: at('c'), stop: null });
});

test('the rows before a page are those of the pages on the way, and nobody’s guess where that is not known', () => {
  expect([countRowsOf(trail, 'b'), countRowsOf([], null), countRowsOf([], 'b')]).toEqual([80, 0, null]);
});

test('the page before is the last on the way, with the way that leads there', () => {
  expect(findTurns(trail, 'b').previous).toEqual({ cursor: 'a', trail: trail.slice(0, 1) });
  expect(findTurns([], null)).toEqual({ first: null, previous: null, next: null });
});

test.each([null, {}, { trail: 'x' }, { trail: [{ cursor: 7, rows: 1 }] }])(
  'in %j there is no way',
  (state) => {
    expect(readTrail(state)).toEqual([]);
  },
);

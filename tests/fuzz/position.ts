// What was asked is what is shown, and the end is said only where the bank says it.
import assert from 'node:assert/strict';
import type {
  CursorPosition,
  NumberedPosition,
  PagePosition,
  TransactionPage,
} from '../../shared/transaction-page.ts';
import { find, type Tree, textOf } from './json-tree.ts';

export function assertPosition(page: TransactionPage, asked: PagePosition, body: Tree) {
  if ('cursor' in asked) assertCursor(page, asked, body);
  else assertNumber(page, asked);
}

function assertNumber(
  { page, entries, pageSize, totalPages, next }: TransactionPage,
  asked: NumberedPosition,
) {
  assert.equal(page, asked.page, 'the page that was asked for is shown');
  if (next !== null) assert.deepEqual(next, { ...asked, page: asked.page + 1 });
  else if (entries.length > 0) assert.equal(totalPages, asked.page, 'the end is where the bank says it');
  const isSize = Number.isSafeInteger(pageSize) && Number(pageSize) > 0 && Number(pageSize) >= entries.length;
  assert.ok(pageSize === null || isSize, 'a page has the size of its rows, or more');
}

function assertCursor({ page, next, stop }: TransactionPage, asked: CursorPosition, body: Tree) {
  assert.equal(page, null, 'a page behind the first has no number');
  if (next !== null) {
    assert.ok('cursor' in next && next.cursor, 'the next page has a cursor');
    assert.deepEqual(next, { ...asked, cursor: next.cursor });
  }
  if (next === null && stop === null) assert.equal(hasLink(body), false, 'a link to a next page is no end');
}

/** A link is a text, or an object with one. */
const hasLink = (body: Tree): boolean =>
  ['_links', 'links']
    .flatMap((name) => [find(body, name, 'next'), find(body, name, 'next', 'href')])
    .some((link) => /[^\p{M}\p{Z}\p{C}]/u.test(textOf(link) ?? ''));

import type { BankPaging } from '../../../shared/banks/bank-paging.ts';
import { isCalendarDate } from '../../../shared/calendar-date.ts';
import type { CursorPosition } from '../../../shared/transaction-page.ts';

/** What the address says of the transactions on the screen, at a bank that does not count its pages. */
export interface CursorSearch extends CursorPosition {
  tx: string | null;
}

type PageSizes = BankPaging['pageSizes'];

/** Whether it can be a cursor at all; the BFF knows what this bank's look like. */
const cursorPattern = /^[^\p{C}]{1,2000}$/u;

/** Reads an address; what it does not say, or says wrongly, is the first page of what the bank gives. */
export function parseCursorSearch(query: URLSearchParams, pageSizes: PageSizes): CursorSearch {
  const cursor = query.get('cursor') ?? '';
  const from = query.get('from') ?? '';
  const size = query.get('size');
  return {
    cursor: cursorPattern.test(cursor) ? cursor : null,
    dateFrom: isCalendarDate(from) ? from : null,
    pageSize: pageSizes.find((known) => String(known) === size) ?? pageSizes[0] ?? null,
    tx: query.get('tx') || null,
  };
}

/** Writes an address, without what goes without saying. */
export function formatCursorSearch(search: CursorSearch, pageSizes: PageSizes): string {
  const { cursor, dateFrom, pageSize, tx } = search;
  const query = new URLSearchParams({
    ...(pageSize !== null && pageSize !== pageSizes[0] && { size: String(pageSize) }),
    ...(dateFrom !== null && { from: dateFrom }),
    ...(cursor !== null && { cursor }),
    ...(tx !== null && { tx }),
  });
  return query.size === 0 ? '' : `?${query}`;
}

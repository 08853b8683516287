import type { NumberedPosition } from '../../../shared/transaction-page.ts';
import { type PageSize, pageSizes } from '../../preferences/preferences.ts';

/** What the address says of the transactions on the screen. `tx` is the key of the one whose detail is open. */
export interface TransactionsSearch extends NumberedPosition {
  pageSize: PageSize;
  tx: string | null;
}

/**
 * What an address means that names no size. It is fixed, so that an address shows the same rows to everyone and for
 * ever; the remembered size is what links from elsewhere ask for.
 */
const unsaidPageSize: PageSize = 50;

/** Reads an address; what it does not say, or says wrongly, is the first page of fifty. */
export function parseTransactionsSearch(query: URLSearchParams): TransactionsSearch {
  const page = query.get('page') ?? '';
  const size = query.get('size');
  return {
    page: /^[1-9]\d{0,8}$/.test(page) ? Number(page) : 1,
    pageSize: pageSizes.find((known) => String(known) === size) ?? unsaidPageSize,
    tx: query.get('tx') || null,
  };
}

/** Writes an address, without what goes without saying. */
export function formatTransactionsSearch({ page, pageSize, tx }: TransactionsSearch): string {
  const query = new URLSearchParams();
  if (pageSize !== unsaidPageSize) query.set('size', String(pageSize));
  if (page > 1) query.set('page', String(page));
  if (tx !== null) query.set('tx', tx);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** The position of another page size at which a row, counted from 0 over all pages, is to be found. */
export const findPosition = (row: number, pageSize: PageSize): TransactionsSearch => ({
  page: Math.floor(row / pageSize) + 1,
  pageSize,
  tx: null,
});

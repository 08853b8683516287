import type { PagePosition } from '../../../shared/transaction-page.ts';
import { type PageSize, pageSizes } from '../../preferences/preferences.ts';

/** What the address says of the transactions on the screen. `tx` is the key of the one whose detail is open. */
export interface TransactionsSearch extends PagePosition {
  pageSize: PageSize;
  tx: string | null;
}

/** Reads an address; what it does not say, or says wrongly, is the first page of the preferred size. */
export function parseTransactionsSearch(query: URLSearchParams, preferred: PageSize): TransactionsSearch {
  const page = query.get('page') ?? '';
  const size = query.get('size');
  return {
    page: /^[1-9]\d{0,8}$/.test(page) ? Number(page) : 1,
    pageSize: pageSizes.find((known) => String(known) === size) ?? preferred,
    tx: query.get('tx') || null,
  };
}

/**
 * Writes an address, without what is the default. The size stands beside every later page, so that an address means
 * the same rows when another size is preferred one day.
 */
export function formatTransactionsSearch(
  { page, pageSize, tx }: TransactionsSearch,
  preferred: PageSize,
): string {
  const query = new URLSearchParams();
  if (page > 1 || pageSize !== preferred) query.set('size', String(pageSize));
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

import type { ExactJson } from './exact-json.ts';
import type { Transaction } from './transaction.ts';

/** Which page, counted from 1, and how many rows of it. */
export interface PagePosition {
  page: number;
  pageSize: number;
}

/** A row of a page. `key` is the bank's id where it has one, and unique on the page in any case. */
export type PageEntry =
  | { kind: 'transaction'; key: string; transaction: Transaction }
  | { kind: 'unreadable'; key: string; source: ExactJson };

/** One page of an account's transactions, in the bank's order. */
export interface TransactionPage {
  page: number;
  /** How many rows a page of the bank's has; null where it keeps to fewer than were asked for, without a word. */
  pageSize: number | null;
  /** Null where the bank does not say. */
  totalPages: number | null;
  entries: PageEntry[];
  /** The bank's own texts of the rows that it sent behind these, where they are more than can be read at once. */
  rest: string[];
  next: PagePosition | null;
}

/** How many rows the bank sent for the page. */
export const countRows = ({ entries, rest }: TransactionPage): number => entries.length + rest.length;

/** How many rows stand before the page, or null where that cannot be told. */
export function countRowsBefore({ page, pageSize }: TransactionPage): number | null {
  if (page === 1) return 0;
  return pageSize === null ? null : (page - 1) * pageSize;
}

export type TransactionEntry = Extract<PageEntry, { kind: 'transaction' }>;
export type UnreadableEntry = Extract<PageEntry, { kind: 'unreadable' }>;

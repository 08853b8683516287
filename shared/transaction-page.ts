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

/** One page of an account's transactions, in the bank's order. `totalPages` is null where the bank does not say. */
export interface TransactionPage extends PagePosition {
  totalPages: number | null;
  entries: PageEntry[];
  next: PagePosition | null;
}

export type TransactionEntry = Extract<PageEntry, { kind: 'transaction' }>;
export type UnreadableEntry = Extract<PageEntry, { kind: 'unreadable' }>;

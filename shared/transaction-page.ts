import type { CalendarDate } from './calendar-date.ts';
import type { ExactJson } from './exact-json.ts';
import type { Transaction } from './transaction.ts';

/** Which page, counted from 1, and how many rows of it: at a bank that counts its pages. */
export interface NumberedPosition {
  page: number;
  pageSize: number;
}

/** Which page at a bank that does not count them: the one that the page before it has named. */
export interface CursorPosition {
  /** Opaque; null asks for the first page. */
  cursor: string | null;
  /** Null where the bank chooses. */
  pageSize: number | null;
  /** The day with which the rows begin that are asked for; null where nothing is said. */
  dateFrom: CalendarDate | null;
}

export type PagePosition = NumberedPosition | CursorPosition;

/** A row of a page. `key` is the bank's id where it has one, and unique on the page in any case. */
export type PageEntry =
  | { kind: 'transaction'; key: string; transaction: Transaction }
  | { kind: 'unreadable'; key: string; source: ExactJson };

/** Why the page after this one cannot be asked for, although the bank has not said that there is none. */
export type PageStop =
  /** The bank's link to it names nothing that can be asked for. */
  | 'link-unusable'
  /** The bank's link leads to a page that was read before. */
  | 'link-repeated'
  /** The bank names page after page, and none has rows. */
  | 'pages-empty';

/** One page of an account's transactions, in the bank's order. */
export interface TransactionPage {
  /** Null where the bank does not count its pages, but for the first of them. */
  page: number | null;
  /** How many rows a page of the bank's has; null where it keeps to fewer than were asked for, without a word. */
  pageSize: number | null;
  /** Null where the bank does not say. */
  totalPages: number | null;
  entries: PageEntry[];
  /** The bank's own texts of the rows that it sent behind these, where they are more than can be read at once. */
  rest: string[];
  /** Null where there is none, as long as `stop` is null, too. */
  next: PagePosition | null;
  stop: PageStop | null;
}

/** How many rows the bank sent for the page. */
export const countRows = ({ entries, rest }: TransactionPage): number => entries.length + rest.length;

/** How many rows stand before the page, or null where that cannot be told. By the bank's own count: a page that it leaves
 * empty has its places all the same. */
export function countRowsBefore({ page, pageSize }: TransactionPage): number | null {
  if (page === 1) return 0;
  return page === null || pageSize === null ? null : (page - 1) * pageSize;
}

export type TransactionEntry = Extract<PageEntry, { kind: 'transaction' }>;
export type UnreadableEntry = Extract<PageEntry, { kind: 'unreadable' }>;

import { type ExactJson, parseExactJson } from '../exact-json.ts';
import type { Transaction } from '../transaction.ts';
import type { PageEntry, TransactionPage } from '../transaction-page.ts';
import { rowsAtOnce } from './rows-at-once.ts';

/** Returns null for a row that cannot be read: it is kept as it came. */
type ReadRow = (source: ExactJson) => Transaction | null;

/**
 * The rows of a page, after those that were read `before`. Keys are the bank's ids; a row whose id is missing or repeated
 * is told apart by its place on the page.
 */
export function readEntries(
  rows: readonly ExactJson[],
  read: ReadRow,
  before: readonly PageEntry[] = [],
): PageEntry[] {
  const taken = new Set(before.map(({ key }) => key));
  return rows.map((source, index): PageEntry => {
    const transaction = read(source);
    const id = transaction?.transactionId;
    const key = id && !taken.has(id) ? id : nameRow(before.length + index + 1, taken);
    taken.add(key);
    return transaction ? { kind: 'transaction', key, transaction } : { kind: 'unreadable', key, source };
  });
}

/** An id of the bank's may look like the name of a place. */
function nameRow(place: number, taken: ReadonlySet<string>): string {
  let key = `row-${place}`;
  while (taken.has(key)) key += "'";
  return key;
}

/** The page with the next of the rows that the bank sent beyond those that are read at once. */
export function readMoreEntries(page: TransactionPage, read: ReadRow): TransactionPage {
  const { entries, rest } = page;
  const rows = rest.slice(0, rowsAtOnce).map(parseRow);
  return {
    ...page,
    entries: [...entries, ...readEntries(rows, read, entries)],
    rest: rest.slice(rowsAtOnce),
  };
}

/** What is no JSON is a row as well: one that is shown as it came. */
function parseRow(text: string): ExactJson {
  try {
    return parseExactJson(text);
  } catch {
    return text;
  }
}

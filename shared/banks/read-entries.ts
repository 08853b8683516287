import type { ExactJson } from '../exact-json.ts';
import type { Transaction } from '../transaction.ts';
import type { PageEntry } from '../transaction-page.ts';

/**
 * The rows of a page. Keys are the bank's ids; a row whose id is missing or repeated is told apart by its place on the
 * page. `read` returns null for a row that cannot be read: it is kept as it came.
 */
export function readEntries(
  rows: readonly ExactJson[],
  read: (source: ExactJson) => Transaction | null,
): PageEntry[] {
  const taken = new Set<string>();
  return rows.map((source, index): PageEntry => {
    const transaction = read(source);
    const id = transaction?.transactionId;
    const key = id && !taken.has(id) ? id : `row-${index + 1}`;
    taken.add(key);
    return transaction ? { kind: 'transaction', key, transaction } : { kind: 'unreadable', key, source };
  });
}

import type { TransactionEntry } from '../../../shared/transaction-page.ts';

/** A pending row that has been pushed down to a later page stands on both. */
export function joinPending(pages: readonly (readonly TransactionEntry[])[]): TransactionEntry[] {
  const joined: TransactionEntry[] = [];
  for (const page of pages) {
    const before = new Set(joined.map(({ transaction }) => transaction.transactionId));
    joined.push(...page.filter(({ transaction: { transactionId: id } }) => id === null || !before.has(id)));
  }
  return joined;
}

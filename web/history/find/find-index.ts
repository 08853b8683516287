import type { History } from '../model/history.ts';
import { type PreparedRow, prepareRow } from './prepared-row.ts';

/** The rows of one history, prepared once each. */
export interface FindIndex {
  /**
   * All rows that could be read, the pending first, then in the bank's order. Those that have come since the last call
   * are prepared now: a page of 200 in some milliseconds.
   */
  rows: () => readonly PreparedRow[];
}

export function createFindIndex(history: History): FindIndex {
  const prepared: (PreparedRow | null)[] = [];
  const interned = new Map<string, string>();
  let known: { order: History['order']; pending: History['pending']; rows: readonly PreparedRow[] } | null =
    null;

  const intern = (text: string): string => {
    const first = interned.get(text);
    if (first === undefined) interned.set(text, text);
    return first ?? text;
  };
  const prepareNumber = (row: number): PreparedRow | null => {
    const entry = history.readRow(row);
    return entry.kind === 'transaction' ? prepareRow(row, entry.transaction, intern) : null;
  };
  const list = (): PreparedRow[] => [
    ...history.pending.map((entry) => prepareRow(entry, entry.transaction, intern)),
    ...history.order.flatMap((row) => prepared[row] ?? []),
  ];

  return {
    rows() {
      const { order, pending } = history;
      if (known?.order === order && known.pending === pending) return known.rows;
      while (prepared.length < history.size) prepared.push(prepareNumber(prepared.length));
      known = { order, pending, rows: list() };
      return known.rows;
    },
  };
}

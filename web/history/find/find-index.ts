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
  const taken = new Set<string>();
  const interned = new Map<string, string>();
  let known: { order: History['order']; pending: History['pending']; rows: readonly PreparedRow[] } | null =
    null;

  const intern = (text: string): string => {
    const first = interned.get(text);
    if (first === undefined) interned.set(text, text);
    return first ?? text;
  };

  /** The bank's id, unless there is none or a row before has the same. */
  function takeKey(id: string | null, fallback: string): string {
    const key = id && !taken.has(id) ? id : fallback;
    taken.add(key);
    return key;
  }

  function prepareNumber(row: number): PreparedRow | null {
    const entry = history.readRow(row);
    if (entry.kind === 'unreadable') return null;
    const key = takeKey(entry.transaction.transactionId, `loaded-${row + 1}`);
    return prepareRow({ source: row, key, transaction: entry.transaction }, intern);
  }

  const preparePending = (): PreparedRow[] =>
    history.pending.map((entry, index) =>
      prepareRow({ source: entry, key: `pending-${index + 1}`, transaction: entry.transaction }, intern),
    );

  return {
    rows() {
      const { order, pending } = history;
      if (known?.order === order && known.pending === pending) return known.rows;
      for (const row of order) if (prepared[row] === undefined) prepared[row] = prepareNumber(row);
      const booked = order.flatMap((row) => prepared[row] ?? []);
      known = { order, pending, rows: [...preparePending(), ...booked] };
      return known.rows;
    },
  };
}

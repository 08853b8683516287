import type { TransactionEntry, TransactionPage } from '../../../shared/transaction-page.ts';
import type { History } from '../model/history.ts';

/** A row that does not go away again, packed. Only its id tells it from a twin for certain; null if it has none. */
export interface SettledRow {
  packed: string;
  id: string | null;
}

export interface SettledPage {
  settled: SettledRow[];
  pending: TransactionEntry[];
}

export function settlePage(history: History, { entries }: TransactionPage): SettledPage {
  const page: SettledPage = { settled: [], pending: [] };
  for (const entry of entries) {
    const transaction = entry.kind === 'transaction' ? entry.transaction : null;
    if (entry.kind === 'transaction' && entry.transaction.bookingStatus === 'pending')
      page.pending.push(entry);
    else page.settled.push({ packed: history.pack(entry), id: transaction?.transactionId || null });
  }
  return page;
}

/** How many rows a page begins with that the loaded ones end with: new rows have pushed them down to it. */
export function countOverlap(history: History, settled: readonly SettledRow[]): number {
  if (settled.length === 0) return 0;
  const last = history.order.slice(-settled.length).map(history.packedAt);
  for (let rows = Math.min(last.length, settled.length); rows > 0; rows -= 1)
    if (last.slice(-rows).every((packed, index) => packed === settled[index]?.packed)) return rows;
  return 0;
}

/**
 * How many rows stand before the newest loaded one, where the account is read from its beginning again. Null if it is
 * not among them.
 */
export function countNewer(history: History, settled: readonly SettledRow[]): number | null {
  const head = history.order.slice(0, settled.length).map(history.packedAt);
  const isAt = (start: number) =>
    settled.slice(start).every(({ packed }, index) => (head[index] ?? packed) === packed);
  for (let start = 0; start < settled.length; start += 1) if (isAt(start)) return start;
  const known = settled.findIndex(({ packed, id }) => id !== null && history.findPacked(packed) !== null);
  return known === -1 ? null : known;
}

/** Among so many of the newest rows, the places of those that have an id which no other of them has. */
export function placesById(history: History, rows: number): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [place, row] of history.order.slice(0, rows).entries()) {
    const entry = history.readRow(row);
    const id = entry.kind === 'transaction' ? entry.transaction.transactionId : null;
    if (!id) continue;
    if (places.has(id)) repeated.add(id);
    places.set(id, place);
  }
  for (const id of repeated) places.delete(id);
  return places;
}

import type { PreparedRow } from './prepared-row.ts';

export interface RowSort {
  by: 'date' | 'amount' | 'counterparty';
  direction: 'ascending' | 'descending';
}

type Compare = (left: PreparedRow, right: PreparedRow) => number;

/**
 * Sorts what is listed newest first. Equal rows keep the order of time: the newer first, unless days ascend. `collator`
 * is that of the person's language.
 */
export function sortRows(
  rows: readonly PreparedRow[],
  { by, direction }: RowSort,
  collator: Intl.Collator,
): PreparedRow[] {
  if (by === 'date') return sortByDay(rows, direction);
  const ascending = by === 'amount' ? compareAmounts : compareCounterparties(rows, collator);
  return rows.toSorted(direction === 'ascending' ? ascending : (left, right) => ascending(right, left));
}

/** What has no day is pending: it stands where the newest do. */
function sortByDay(rows: readonly PreparedRow[], direction: RowSort['direction']): PreparedRow[] {
  const newestFirst = rows.toSorted(compareNewest);
  return direction === 'descending' ? newestFirst : newestFirst.reverse();
}

function compareNewest({ day: left }: PreparedRow, { day: right }: PreparedRow): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? -1 : 1;
  return left > right ? -1 : 1;
}

/** Signed; currencies stand one after the other, as their amounts cannot be compared. */
function compareAmounts(left: PreparedRow, right: PreparedRow): number {
  if (left.currency !== right.currency) return left.currency < right.currency ? -1 : 1;
  if (left.approximate !== right.approximate) return left.approximate < right.approximate ? -1 : 1;
  const scale = Math.max(left.scale, right.scale);
  const one = unitsAt(left, scale);
  const other = unitsAt(right, scale);
  return one < other ? -1 : one > other ? 1 : 0;
}

const unitsAt = ({ units, scale }: PreparedRow, wanted: number): bigint =>
  scale === wanted ? units : units * 10n ** BigInt(wanted - scale);

/** Collating is slow and names repeat: each has its rank. Rows without a name come last. */
function compareCounterparties(rows: readonly PreparedRow[], collator: Intl.Collator): Compare {
  const names = new Set(rows.flatMap(({ counterparty }) => counterparty ?? []));
  const ranks = new Map([...names].sort(collator.compare).map((name, rank) => [name, rank]));
  const rankOf = ({ counterparty }: PreparedRow) =>
    counterparty === null ? ranks.size : (ranks.get(counterparty) ?? ranks.size);
  return (left, right) => rankOf(left) - rankOf(right);
}

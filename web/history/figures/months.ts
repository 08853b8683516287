import { groupBy } from '../../../shared/group-by.ts';
import type { PreparedRow } from '../find/prepared-row.ts';
import { type Totals, totalRows } from '../find/total-rows.ts';

/** What one month brought and took. */
export interface MonthFigures {
  /** As ISO 8601 writes it: `2026-03`. */
  month: string;
  totals: Totals[];
}

/** In, out and net of each month of booking that has rows, oldest first, and of each currency by itself. */
export function totalMonths(rows: readonly PreparedRow[]): MonthFigures[] {
  const booked = rows.filter(({ bookingStatus, day }) => bookingStatus === 'booked' && day !== null);
  const months = groupBy(booked, ({ day }) => (day ?? '').slice(0, 7));
  return [...months]
    .map(([month, own]) => ({ month, totals: totalRows(own) }))
    .sort((left, right) => (left.month < right.month ? -1 : 1));
}

import type { Habit } from '../habit.ts';
import { pickFor } from '../pick-for.ts';

const texts = [
  'N/A',
  '2026-02-30',
  '31.10.2026',
  '20261031',
  1_793_404_800,
  '0001-01-01',
  '9999-12-31',
] as const;

/** `"bookingDate": "31.10.2026"`, and others that are no day. Every second row has one; its value date is as it should be. */
export const datesThatAreNone: Partial<Habit> = {
  row: (row) =>
    'bookingDate' in row && pickFor(row, [true, false]) ? { ...row, bookingDate: pickFor(row, texts) } : row,
};

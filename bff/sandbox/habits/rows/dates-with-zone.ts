import type { Habit } from '../habit.ts';
import { pickFor } from '../pick-for.ts';

const zones = ['+0200', '+02:00', 'Z', 'T00:00:00+02:00'] as const;

/** `"bookingDate": "2026-10-31+02:00"`: a day with a zone is that day, wherever the reader is. */
export const datesWithZone: Partial<Habit> = {
  row: (row) => {
    const zone = pickFor(row, zones);
    return {
      ...row,
      ...('bookingDate' in row && { bookingDate: row.bookingDate + zone, valueDate: row.valueDate + zone }),
    };
  },
};

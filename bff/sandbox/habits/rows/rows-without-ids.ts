import type { Habit } from '../habit.ts';
import { pickFor } from '../pick-for.ts';

/** `"transactionId": null`, or the same for many. */
export const rowsWithoutIds: Partial<Habit> = {
  row: (row) => ({ ...row, transactionId: pickFor(row, [null, '0']) }),
};

import type { Habit } from '../habit.ts';
import { pickFor } from '../pick-for.ts';

/** `"transactionState": "zaúčtovaná"`, or none. */
export const statesOfItsOwn: Partial<Habit> = {
  row: ({ transactionState, ...row }) => ({
    ...row,
    ...(pickFor(row, [true, false]) && { transactionState: 'zaúčtovaná' }),
  }),
};

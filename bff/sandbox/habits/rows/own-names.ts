import type { Habit } from '../habit.ts';

/** One's own name on both sides: `"creditorName": "Oskar Blaho", "debtorName": "Oskar Blaho"`. */
export const ownNames: Partial<Habit> = {
  row: (row) => ({ ...row, creditorName: 'Oskar Blaho', debtorName: 'Oskar Blaho' }),
};

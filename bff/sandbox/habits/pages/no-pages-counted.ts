import type { Habit } from '../habit.ts';

/** `"totalPages": 0` beside rows. */
export const noPagesCounted: Partial<Habit> = {
  page: (page) => ({ ...page, totalPages: 0 }),
};

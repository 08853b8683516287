import type { Habit } from '../habit.ts';

/** No transactions are `{}`. */
export const nothingAsObject: Partial<Habit> = {
  page: (page) => (page.transactions.length === 0 ? {} : page),
};

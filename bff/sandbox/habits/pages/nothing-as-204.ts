import type { Habit } from '../habit.ts';

/** No transactions are no body: 204. */
export const nothingAs204: Partial<Habit> = {
  page: (page) => (page.transactions.length === 0 ? null : page),
};

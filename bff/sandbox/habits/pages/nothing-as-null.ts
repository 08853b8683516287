import type { Habit } from '../habit.ts';

/** No transactions are `"transactions": null`. */
export const nothingAsNull: Partial<Habit> = {
  page: (page) => (page.transactions.length === 0 ? { ...page, transactions: null } : page),
};

import type { Habit } from '../habit.ts';

/** The first row of a page is there twice, under one id. */
export const rowsTwice: Partial<Habit> = {
  page: (page) => ({ ...page, transactions: [...page.transactions.slice(0, 1), ...page.transactions] }),
};

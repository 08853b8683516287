import type { Habit } from '../habit.ts';

const empty = 2;

/** The first two pages have no rows; the history begins behind them. */
export const emptyPages: Partial<Habit> = {
  extent: ({ offset, limit }) => {
    const shifted = offset - empty * limit;
    return shifted < 0 ? { offset: 0, limit: 0 } : { offset: shifted, limit };
  },
  page: (page) => ({ ...page, totalPages: page.totalPages + empty }),
};

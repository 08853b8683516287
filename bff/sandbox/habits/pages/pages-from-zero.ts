import type { Habit } from '../habit.ts';

/** Counts from 1 in what it is asked and from 0 in what it answers: page 2 says `"page": 1`. */
export const pagesFromZero: Partial<Habit> = {
  page: (page, asked) => ({ ...page, page: asked - 1 }),
};

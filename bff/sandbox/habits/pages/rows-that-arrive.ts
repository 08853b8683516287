import type { Habit } from '../habit.ts';

/** Whoever turns the page finds that three rows have come before it: the last three are sent a second time. */
export const rowsThatArrive: Partial<Habit> = {
  extent: ({ offset, limit }) => ({ offset: Math.max(0, offset - 3), limit }),
};

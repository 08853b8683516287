import type { Habit } from '../habit.ts';

/**
 * As soon as someone asks for the third page, every row stands `shift` places further on in the history, on the pages
 * before it as well. Whoever asks for the first page begins anew. Not between the first two: they are often read at once.
 */
export function shiftRows(shift: number): Partial<Habit> {
  let current = 0;
  return {
    extent: ({ offset, limit }) => {
      if (offset === 0) current = 0;
      if (offset >= 2 * limit) current = shift;
      return { offset: offset + current, limit };
    },
  };
}

import type { Habit } from '../habit.ts';

const always = 20_000;

/** Twenty thousand rows at once, however few were asked for. */
export const largerPages: Partial<Habit> = {
  extent: ({ offset, limit }) => ({ offset: (offset / limit) * always, limit: always }),
  page: ({ page, pageSize, totalPages, ...body }) => body,
};

import type { Habit } from '../habit.ts';

const most = 15;

/** Never more than fifteen rows, however many were asked for, and not a word about it. */
export const smallerPages: Partial<Habit> = {
  extent: ({ offset, limit }) => ({ offset: (offset / limit) * most, limit: Math.min(limit, most) }),
  page: ({ page, pageSize, totalPages, ...body }) => body,
};

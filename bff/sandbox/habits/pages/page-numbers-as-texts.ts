import type { Habit } from '../habit.ts';

/** `"page": "1", "pageSize": null, "totalPages": "3"` */
export const pageNumbersAsTexts: Partial<Habit> = {
  page: (page, asked) => ({
    ...page,
    page: String(asked),
    pageSize: null,
    totalPages: String(page.totalPages),
  }),
};

import type { Habit } from '../habit.ts';

/** No count of pages, but a link to the next one, malformed as such links are: `"href": "…?dateFrom=…&&page=2\""`. */
export const nextLinks: Partial<Habit> = {
  page: ({ page, pageSize, totalPages, ...body }, asked) => ({
    ...body,
    _links: asked < totalPages ? { next: { href: buildHref(asked + 1, pageSize) } } : {},
  }),
};

const buildHref = (page: number, pageSize: number): string =>
  `https://bank.example/v1/accounts/a2/transactions?&&pageSize=${pageSize}&page=${page}"`;

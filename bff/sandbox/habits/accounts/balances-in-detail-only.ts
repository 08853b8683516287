import type { Habit } from '../habit.ts';

/** The list leaves the balances out; the detail of the account has them. */
export const balancesInDetailOnly: Partial<Habit> = {
  listed: ({ balances, ...account }) => account,
};

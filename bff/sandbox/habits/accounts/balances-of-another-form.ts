import type { Habit } from '../habit.ts';

/** `"balances": {}` */
export const balancesOfAnotherForm: Partial<Habit> = {
  account: (account) => ({ ...account, balances: {} }),
};

import type { Habit } from '../habit.ts';

/** Without its id there is nothing to ask for: `"accountId": null`. */
export const unreadableAccount: Partial<Habit> = {
  listed: (account) => ({ ...account, accountId: null }),
};

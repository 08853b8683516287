import type { Habit } from '../habit.ts';

/** `"accountId": "EUR 1/účet:1+x%20y?3f0c…=="`: nothing that a path takes as it is. */
export const idsToEscape: Partial<Habit> = {
  accountId: (accountId) => `EUR 1/účet:1+x%20y?${accountId}==`,
};

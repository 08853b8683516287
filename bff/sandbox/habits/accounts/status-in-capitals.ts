import type { Habit } from '../habit.ts';

/** `"status": "BLOCKED"` */
export const statusInCapitals: Partial<Habit> = {
  account: (account) => ({ ...account, status: 'BLOCKED' }),
};

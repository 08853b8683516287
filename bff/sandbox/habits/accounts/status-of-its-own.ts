import type { Habit } from '../habit.ts';

/** `"status": "spiaci"` */
export const statusOfItsOwn: Partial<Habit> = {
  account: (account) => ({ ...account, status: 'spiaci' }),
};

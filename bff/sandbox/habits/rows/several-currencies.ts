import type { Habit } from '../habit.ts';
import { pickFor } from '../pick-for.ts';

/** Rows in other currencies than the account's own. */
export const severalCurrencies: Partial<Habit> = {
  row: (row) => ({
    ...row,
    transactionAmount: { ...Object(row.transactionAmount), currency: pickFor(row, ['EUR', 'CZK', 'HUF']) },
  }),
};

import type { Habit } from '../habit.ts';

/** −1.50 EUR with `"originalAmount": { "currency": "USD", "amount": 10.50 }`, without a sign of its own. */
export const unsignedOriginalAmounts: Partial<Habit> = {
  row: (row) => ({ ...row, originalAmount: { currency: 'USD', amount: '10.50' } }),
};

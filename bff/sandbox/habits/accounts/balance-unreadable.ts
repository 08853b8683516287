import type { Habit } from '../habit.ts';
import { mapBalances } from './map-balances.ts';

/** The booked balance has no amount: `"balanceAmount": { "currency": "EUR", "amount": "n/a" }`. */
export const balanceUnreadable: Partial<Habit> = {
  account: (account) =>
    mapBalances(account, (balance) => [
      balance.balanceType === 'interimBooked'
        ? { ...balance, balanceAmount: { currency: 'EUR', amount: 'n/a' } }
        : balance,
    ]),
};

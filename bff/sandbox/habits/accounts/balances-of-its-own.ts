import type { Habit } from '../habit.ts';
import { mapBalances } from './map-balances.ts';

const types: Readonly<Record<string, string>> = {
  interimAvailable: 'openingAvailable',
  interimBooked: 'zostatok k termínu',
};

/** Neither what is available nor what is booked now: `"balanceType": "zostatok k termínu"`. */
export const balancesOfItsOwn: Partial<Habit> = {
  account: (account) =>
    mapBalances(account, (balance) => [
      { ...balance, balanceType: types[String(balance.balanceType)] ?? balance.balanceType },
    ]),
};

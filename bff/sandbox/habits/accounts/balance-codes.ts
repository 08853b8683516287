import type { Habit } from '../habit.ts';
import { mapBalances } from './map-balances.ts';

const spellings: Readonly<Record<string, string>> = {
  interimAvailable: 'ITAV',
  interimBooked: 'interim_booked',
};

/** The usual types, spelled as others spell them: `"balanceType": "ITAV"`, `"balanceType": "interim_booked"`. */
export const balanceCodes: Partial<Habit> = {
  account: (account) =>
    mapBalances(account, (balance) => [
      { ...balance, balanceType: spellings[String(balance.balanceType)] ?? balance.balanceType },
    ]),
};

import { duna } from '../../accounts/bank-codes.ts';
import { buildIban } from '../../accounts/build-iban.ts';
import type { Habit } from '../habit.ts';

const accountReference = { iban: buildIban(duna.bankCode, '2600499999'), currency: 'EUR' };

/** All its accounts have one number, as pockets of one account do: only their ids differ. */
export const oneIban: Partial<Habit> = {
  account: (account) => ({ ...account, accountReference }),
};

import { buildAmount } from '../../api/json-body.ts';
import type { Habit } from '../habit.ts';
import { mapBalances } from './map-balances.ts';

/** Two balances of one type, and nothing that says which one counts. */
export const balanceUnclear: Partial<Habit> = {
  account: (account) =>
    mapBalances(account, (balance) => [{ ...balance, balanceAmount: buildAmount('EUR', 525_000) }, balance]),
};

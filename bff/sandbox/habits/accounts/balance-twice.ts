import { buildAmount, type WireBody } from '../../api/json-body.ts';
import type { Habit } from '../habit.ts';
import { mapBalances } from './map-balances.ts';

/**
 * Two balances of one type, the one with the credit line first:
 * `[{ "balanceType": "interimAvailable", "creditLimitIncluded": true, … }, { …, "creditLimitIncluded": false, … }]`
 */
export const balanceTwice: Partial<Habit> = {
  account: (account) => mapBalances(account, (balance) => [withLine(balance), withoutLine(balance)]),
};

const withLine = (balance: WireBody): WireBody => ({
  ...balance,
  balanceAmount: buildAmount('EUR', 525_000),
  creditLimitIncluded: true,
});
const withoutLine = (balance: WireBody): WireBody => ({ ...balance, creditLimitIncluded: false });

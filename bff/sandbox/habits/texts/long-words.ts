import { buildAmount } from '../../api/json-body.ts';
import { mapBalances } from '../accounts/map-balances.ts';
import type { Habit } from '../habit.ts';

const word = 'Najneobhospodarovávateľnejšieúčty'.padEnd(35, 'x');
const balanceAmount = buildAmount('EUR', -123_456_789_012_345);

/** Thirty-five characters without a space, and amounts of thirteen digits before the point. */
export const longWords: Partial<Habit> = {
  account: (account) => ({
    ...mapBalances(account, (balance) => [{ ...balance, balanceAmount }]),
    name: word,
    displayName: `Longwordswithoutaspace${word}`,
    product: word,
  }),
  row: (row) => ({
    ...row,
    transactionAmount: balanceAmount,
    creditorName: word,
    remittanceInformationUnstructured: word.repeat(4),
    endToEndId: word,
  }),
};

import type { Balance } from '../../../shared/account.ts';

/** Tells the balances of one account apart, of which some may be alike: `index` is the place in the list. */
export const balanceKey = ({ balanceType, money, referenceDate }: Balance, index: number): string =>
  [index, balanceType, money.currency, referenceDate].join(' ');

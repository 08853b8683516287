import type { Balance } from '../../../shared/account.ts';

/** Tells the balances of one account apart. */
export const balanceKey = ({ balanceType, money, referenceDate }: Balance): string =>
  [balanceType, money.currency, referenceDate].join(' ');

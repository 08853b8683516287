import type { WireBody } from '../../api/json-body.ts';

/** The account with other balances, each from one of its own; an account without them stays as it is. */
export function mapBalances(account: WireBody, change: (balance: WireBody) => readonly unknown[]): WireBody {
  const { balances } = account;
  return Array.isArray(balances) ? { ...account, balances: balances.flatMap(change) } : account;
}

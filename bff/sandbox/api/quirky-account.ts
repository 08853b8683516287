import type { Quirks } from '../levers/quirks.ts';
import type { WireBalance } from './account-body.ts';

/** In another order, their types spelled in another way, beside one that says nothing of today. */
export function breakBalances(balances: readonly WireBalance[], quirks: Quirks): readonly WireBalance[] {
  if (!quirks.has('odd-balances')) return balances;
  const odd = balances.map((balance) => ({
    ...balance,
    balanceType: balance.balanceType.charAt(0).toUpperCase() + balance.balanceType.slice(1),
  }));
  return [
    ...odd.map((balance) => ({ ...balance, balanceType: 'openingBooked' })).slice(0, 1),
    ...odd.reverse(),
  ];
}

import type { Quirks } from '../levers/quirks.ts';
import type { WireBody } from './json-body.ts';

/** In another order, their types spelled in another way, beside one that says nothing of today. */
export function breakBalances(balances: unknown, quirks: Quirks): unknown {
  if (!quirks.has('odd-balances') || !Array.isArray(balances)) return balances;
  const odd = balances.map((balance: WireBody) => {
    const balanceType = String(balance.balanceType);
    return { ...balance, balanceType: balanceType.charAt(0).toUpperCase() + balanceType.slice(1) };
  });
  return [
    ...odd.map((balance) => ({ ...balance, balanceType: 'openingBooked' })).slice(0, 1),
    ...odd.reverse(),
  ];
}

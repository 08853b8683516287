import { add, type Money, negate } from '../../../shared/money.ts';

/** The booked balance after each of the rows, newest first as they are, from that after the newest. Only where proved. */
export function listRunningBalances(amounts: readonly Money[], closing: Money): Money[] {
  let balance = closing;
  return amounts.map((money) => {
    const after = balance;
    balance = add(balance, negate(money));
    return after;
  });
}

import { type Decimal, fractionDigits, fromUnits, toUnits } from './decimal.ts';

/** An exact amount. `currency` is an ISO 4217 code. Arithmetic is done on whole units, never on floats. */
export interface Money {
  amount: Decimal;
  currency: string;
}

export const isNegative = ({ amount }: Money): boolean => amount.startsWith('-');

export const isZero = ({ amount }: Money): boolean => !/[1-9]/.test(amount);

export function negate(money: Money): Money {
  const scale = fractionDigits(money.amount);
  return { ...money, amount: fromUnits(-toUnits(money.amount, scale), scale) };
}

/** Throws a `RangeError` for two currencies: Konto never adds those up. */
export function add(left: Money, right: Money): Money {
  const scale = commonScale(left, right);
  return { ...left, amount: fromUnits(toUnits(left.amount, scale) + toUnits(right.amount, scale), scale) };
}

/** Negative, zero or positive, as for `Array.prototype.sort`. Throws a `RangeError` for two currencies. */
export function compare(left: Money, right: Money): number {
  const scale = commonScale(left, right);
  const difference = toUnits(left.amount, scale) - toUnits(right.amount, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** One sum for each currency, in the order in which the currencies first appear. */
export function sumByCurrency(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, Money>();
  for (const money of amounts) {
    const sum = sums.get(money.currency);
    sums.set(money.currency, sum === undefined ? money : add(sum, money));
  }
  return [...sums.values()];
}

function commonScale(left: Money, right: Money): number {
  if (left.currency !== right.currency) throw new RangeError('Two currencies cannot be reckoned together');
  return Math.max(fractionDigits(left.amount), fractionDigits(right.amount));
}

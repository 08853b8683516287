import type { Decimal } from '../../shared/decimal.ts';
import { isNegative, isZero, type Money, negate } from '../../shared/money.ts';
import { memoize } from './memoize.ts';

const realMinus = '\u2212';

/** `signed` shows the plus of money that came in, too. */
export interface MoneyFormat {
  locale: string;
  signed?: boolean;
}

/**
 * The amount for people, exact to the last digit: the formatter is given the decimal as text, which it never turns
 * into a float.
 */
export function formatMoney(money: Money, { locale, signed = false }: MoneyFormat): string {
  const { amount } = isNegative(money) ? negate(money) : money;
  return signOf(money, signed) + formatterFor(locale, money.currency, neededDigits(amount)).format(amount);
}

/** Languages place and draw a minus each in their own way; here it is always in front, where columns align. */
function signOf(money: Money, signed: boolean): string {
  if (isNegative(money)) return realMinus;
  return signed && !isZero(money) ? '+' : '';
}

/** How many digits after the point say something. */
const neededDigits = (amount: Decimal): number => amount.split('.')[1]?.replace(/0+$/, '').length ?? 0;

/**
 * The currency says how many fraction digits there are at least, the amount how many at most. Where it has more than
 * usual they are two at least: a single one reads like a digit lost.
 */
const formatterFor = memoize((locale: string, currency: string, digits: number) => {
  const style = { style: 'currency', currency } as const;
  const usual = new Intl.NumberFormat(locale, style).resolvedOptions().maximumFractionDigits ?? 0;
  const shown = digits > usual ? Math.max(2, digits) : usual;
  return new Intl.NumberFormat(locale, {
    ...style,
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  });
});

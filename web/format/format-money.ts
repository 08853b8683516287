import { fractionDigits } from '../../shared/decimal.ts';
import { isNegative, isZero, type Money, negate } from '../../shared/money.ts';

const realMinus = '\u2212';

/** `signed` shows the plus of money that came in, too. */
export interface MoneyFormat {
  locale: string;
  signed?: boolean;
}

/**
 * The amount for people, exact to the last digit: the formatter is given the decimal as text, which it never turns
 * into a float. The currency says how many fraction digits there are at least, the amount how many at most.
 */
export function formatMoney(money: Money, { locale, signed = false }: MoneyFormat): string {
  const { amount } = isNegative(money) ? negate(money) : money;
  return signOf(money, signed) + formatterFor(money, locale).format(amount);
}

/** Languages place and draw a minus each in their own way; here it is always in front, where columns align. */
function signOf(money: Money, signed: boolean): string {
  if (isNegative(money)) return realMinus;
  return signed && !isZero(money) ? '+' : '';
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatterFor({ amount, currency }: Money, locale: string): Intl.NumberFormat {
  const digits = fractionDigits(amount);
  const key = `${locale} ${currency} ${digits}`;
  const known = formatters.get(key);
  if (known) return known;
  const formatter = createFormatter(locale, currency, digits);
  formatters.set(key, formatter);
  return formatter;
}

function createFormatter(locale: string, currency: string, digits: number): Intl.NumberFormat {
  const style = { style: 'currency', currency } as const;
  const usual = new Intl.NumberFormat(locale, style).resolvedOptions().maximumFractionDigits ?? 0;
  return new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: Math.max(usual, digits) });
}

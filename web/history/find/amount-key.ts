import { fractionDigits } from '../../../shared/decimal.ts';
import { isNegative, type Money } from '../../../shared/money.ts';

/*
 * Amounts stand in a key in characters of their own, which no field of a bank has: the text `30` is not found in the
 * amount 12.30, and a search for an amount is a search for a text all the same.
 */
const alphabet = '0123456789.+-';
const firstCode = 0x0e;
const start = '\u0001';

/** What a text that is no amount must not hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these stand for amounts.
const reserved = /[\u0001\u000e-\u001a]/g;

export const withoutReserved = (text: string): string => text.replace(reserved, ' ');

/** The beginning of an amount such as `-12.3`, `+12.` or, where the sign does not matter, `12.30`. */
export const encodeAmount = (amount: string): string =>
  start + amount.replace(/[\d.+-]/g, (sign) => String.fromCharCode(firstCode + alphabet.indexOf(sign)));

export const isAmountNeedle = (needle: string): boolean => needle.startsWith(start);

/** With its sign and without, and with two digits behind the point at least: `12,30` finds 12.3 as well. */
export function buildAmountKey(money: Money): string {
  const digits = fractionDigits(money.amount);
  const plain = `${money.amount.replace('-', '')}${digits === 0 ? '.' : ''}${'0'.repeat(Math.max(2 - digits, 0))}`;
  return encodeAmount(`${isNegative(money) ? '-' : '+'}${plain}`) + encodeAmount(plain);
}

/** A plain decimal such as `-12.50`: no exponent, no plus, no leading zeros, no negative zero. */
export type Decimal = `${number}`;

const number = /^([+-]?)(\d{1,40})(?:\.(\d{1,40}))?(?:[eE]([+-]?\d{1,2}))?$/;
const decimal = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

const isDecimal = (text: string): text is Decimal => decimal.test(text);

/**
 * The exact decimal of a JSON number's source (RFC 8259 §6) or of an amount sent as text; null for anything else.
 * Digits stay as sent: `-12.50`, not `-12.5`. An exponent is written out, so it must stay below a hundred.
 */
export function parseDecimal(text: string): Decimal | null {
  const [matched, sign, whole = '', fraction = '', exponent = '0'] = number.exec(text) ?? [];
  if (matched === undefined) return null;
  const digits = shiftPoint(whole, fraction, Number(exponent));
  const isZero = !/[1-9]/.test(digits);
  const plain = `${sign === '-' && !isZero ? '-' : ''}${digits}`;
  return isDecimal(plain) ? plain : null;
}

function shiftPoint(whole: string, fraction: string, exponent: number): string {
  const point = whole.length + exponent;
  const digits = (whole + fraction).padEnd(point, '0');
  const integer = digits.slice(0, Math.max(point, 0)).replace(/^0+(?=\d)/, '') || '0';
  const rest = '0'.repeat(Math.max(-point, 0)) + digits.slice(Math.max(point, 0));
  return rest === '' ? integer : `${integer}.${rest}`;
}

/** How many digits stand behind the decimal point. */
export const fractionDigits = (value: Decimal): number => value.split('.')[1]?.length ?? 0;

/** The decimal as a count of its `scale`-th fractions: `toUnits('1.5', 3)` is `1500n`. Never loses a digit. */
export function toUnits(value: Decimal, scale: number): bigint {
  const missing = scale - fractionDigits(value);
  if (missing < 0) throw new RangeError('The scale is smaller than the decimal');
  return BigInt(value.replace('.', '') + '0'.repeat(missing));
}

/** The reverse of `toUnits`; the result has exactly `scale` fraction digits, and as many others as it needs. */
export function fromUnits(units: bigint, scale: number): Decimal {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const point = digits.length - scale;
  const text = `${units < 0n ? '-' : ''}${digits.slice(0, point)}${scale > 0 ? '.' : ''}${digits.slice(point)}`;
  if (!isDecimal(text)) throw new RangeError('The scale is no count of digits');
  return text;
}

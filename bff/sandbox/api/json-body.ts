/** A body, or an object in one. */
export type WireBody = Readonly<Record<string, unknown>>;

interface WireAmount {
  currency: string;
  /** A JSON number once it is written: see `formatBody`. */
  amount: string;
}

/** Hundredths as a decimal of two digits: -1250 is -12.50. */
export function buildAmount(currency: string, cents: number): WireAmount {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return { currency, amount: `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` };
}

/**
 * JSON in which every amount is a number with all its digits, as `1234.10`, which no float keeps. A quote inside any other text is
 * escaped, so that the pattern can only match the member itself.
 */
export const formatBody = (body: object): string =>
  JSON.stringify(body).replaceAll(/"amount":"(-?\d+\.\d\d)"/g, '"amount":$1');

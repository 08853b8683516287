import { type ExactJson, ExactNumber } from '../../shared/exact-json.ts';
import { isObject } from './bank-answers.ts';

/** Hundredths and a currency: read from the screen or from an answer, in ways that have nothing in common with Konto's. */
export interface Cents {
  cents: bigint;
  currency: string;
}

const currencies = ['EUR', 'USD', 'CZK', 'HUF'];

/** An amount as people read it: `−€1,234.10`, `+1 234,10 €`. */
export function readShown(text: string, language: string): Cents {
  const decimal =
    language === 'sk' ? text.replace(/[^\d,]/g, '').replace(',', '.') : text.replace(/[^\d.]/g, '');
  const currency = currencies.find((code) => text.includes(symbolOf(code, language)));
  if (decimal === '' || currency === undefined) throw new Error(`"${text}" is no amount`);
  return { cents: toCents(`${text.trim().startsWith('\u2212') ? '-' : ''}${decimal}`), currency };
}

const symbolOf = (currency: string, language: string): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value ?? currency;

/** An amount as a bank sends it; null for what is none. */
export function readSent(amount: ExactJson | undefined): Cents | null {
  if (!isObject(amount)) return null;
  const { currency } = amount;
  const digits = amount.amount instanceof ExactNumber ? amount.amount.source : amount.amount;
  if (typeof digits !== 'string' || !/^-?\d+(\.\d+)?$/.test(digits)) return null;
  return typeof currency === 'string' && /^[A-Z]{3}$/.test(currency)
    ? { cents: toCents(digits), currency }
    : null;
}

function toCents(decimal: string): bigint {
  const [whole = '', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(2, '0'));
}

export const formatCents = ({ cents, currency }: Cents): string => `${cents} ${currency}`;

/** For each currency, as sorted texts. */
export function sumCents(amounts: readonly Cents[]): string[] {
  const sums = new Map<string, bigint>();
  for (const { cents, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + cents);
  return [...sums].map(([currency, cents]) => formatCents({ cents, currency })).sort();
}

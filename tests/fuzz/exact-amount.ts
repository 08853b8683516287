// What an amount is, reckoned apart from the product: a whole number of so many-th parts.
import { numberOf, type Tree, textOf } from './json-tree.ts';

export interface ExactAmount {
  units: bigint;
  scale: number;
}

/** `certain` are those that any bank may send; of the others a reader may say that it cannot read them. */
export interface SaidAmount extends ExactAmount {
  isCertain: boolean;
}

const decimal = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;
const certain = /^-?\d{1,30}(?:\.\d{1,30})?$/;

export function readAmount(text: string): ExactAmount | null {
  const [matched, sign, whole = '', fraction = '', exponent = '0'] = decimal.exec(text) ?? [];
  if (matched === undefined) return null;
  const units = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const scale = fraction.length - Number(exponent);
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
}

/** Null for what is no amount in any reading. */
export function amountOf(tree: Tree | undefined): SaidAmount | null {
  const text = numberOf(tree) ?? textOf(tree)?.trim();
  const amount = text === undefined ? null : readAmount(text);
  return amount && { ...amount, isCertain: certain.test(text ?? '') };
}

/** Letters of ASCII alone: what another letter becomes in capitals is no currency. */
export function currencyOf(tree: Tree | undefined): string | null {
  const text = textOf(tree)?.trim() ?? '';
  return /^[A-Za-z]{3}$/.test(text) ? text.toUpperCase() : null;
}

export function sum(amounts: readonly ExactAmount[]): ExactAmount {
  const scale = Math.max(0, ...amounts.map((amount) => amount.scale));
  return { units: amounts.reduce((total, amount) => total + unitsAt(amount, scale), 0n), scale };
}

export function isSame(one: ExactAmount, other: ExactAmount): boolean {
  const scale = Math.max(one.scale, other.scale);
  return unitsAt(one, scale) === unitsAt(other, scale);
}

const unitsAt = ({ units, scale }: ExactAmount, wanted: number): bigint =>
  units * 10n ** BigInt(wanted - scale);

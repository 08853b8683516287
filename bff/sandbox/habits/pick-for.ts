import type { WireBody } from '../api/json-body.ts';

/** One of the variants, the same for a row on every day and on every machine. */
export function pickFor<const Variants extends readonly [unknown, ...unknown[]]>(
  { transactionId }: WireBody,
  variants: Variants,
): Variants[number] {
  const digits = String(transactionId).replaceAll(/\D/g, '');
  return variants[Number(digits) % variants.length];
}

import type { ParameterRule } from './bank-requests.ts';

/** A whole number in plain decimal digits, without sign or leading zeros, from `min` to `max`. */
export const wholeNumber =
  (min: number, max: number = Number.MAX_SAFE_INTEGER): ParameterRule =>
  (value) =>
    /^(?:0|[1-9]\d{0,15})$/.test(value) && Number(value) >= min && Number(value) <= max;

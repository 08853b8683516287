import * as v from 'valibot';
import { parseCalendarDate } from '../../calendar-date.ts';
import { parseDecimal } from '../../decimal.ts';
import { type ExactJson, ExactNumber } from '../../exact-json.ts';
import { normalizeIban } from '../../iban.ts';

/* Schemas of single fields, for JSON read by `parseExactJson`. What is absent, null or blank becomes null. */

/** What is looked at later, each by itself. */
export const anything = v.custom<ExactJson>(() => true);

/** Codes and symbols come as numbers at times. */
const scalar = v.pipe(
  v.union([v.string(), v.instance(ExactNumber)]),
  v.transform((value) => (value instanceof ExactNumber ? value.source : value.trim())),
);

export const requiredText = v.pipe(scalar, v.nonEmpty());

export const text = v.pipe(
  v.nullish(scalar, ''),
  v.transform((value) => (value === '' ? null : value)),
);

/** Refuses what `parse` gives null for. */
const parsedBy = <Value>(parse: (value: string) => Value | null) =>
  v.rawTransform<string, Value>(({ dataset, addIssue, NEVER }) => {
    const value = parse(dataset.value);
    if (value !== null) return value;
    addIssue({ message: 'Not of this form' });
    return NEVER;
  });

/** A date that is there must be one. */
export const day = v.pipe(text, v.nullable(v.pipe(v.string(), parsedBy(parseCalendarDate))));

/** A timestamp that names its zone, as ms since the epoch. */
export const moment = v.nullable(v.pipe(v.string(), v.isoTimestamp(), v.transform(Date.parse)));

const currency = v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/));

export const money = v.object({ amount: v.pipe(requiredText, parsedBy(parseDecimal)), currency });

/** How the wire names an account, one's own or another. */
export const accountReference = v.object({
  iban: v.pipe(
    text,
    v.transform((value) => value && normalizeIban(value)),
  ),
  bban: text,
  maskedPan: text,
  currency: v.nullish(currency, null),
});

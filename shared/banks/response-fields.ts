import * as v from 'valibot';
import { type CalendarDate, parseCalendarDate } from '../calendar-date.ts';
import { parseDecimal } from '../decimal.ts';
import { decodeEntities } from '../decode-entities.ts';
import { type ExactJson, ExactNumber } from '../exact-json.ts';
import { foldName } from '../fold-name.ts';
import { normalizeIban } from '../iban.ts';

/*
 * Schemas of single fields, for JSON read by `parseExactJson`. An optional field that is absent, blank or of another
 * form is null: the field goes, the row stays, and the bank's own object is shown beside it. Only what carries the
 * meaning is required.
 */

/** What is looked at later, each by itself. */
export const anything = v.custom<ExactJson>(() => true);

const optional = <Value>(read: (value: unknown) => Value) =>
  v.optional(v.pipe(v.unknown(), v.transform(read)), null);

/** What holds only spaces, control and format characters cannot be seen: it is blank. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Codes and symbols come as numbers at times. */
function readCode(value: unknown): string | null {
  if (value instanceof ExactNumber) return value.source;
  return typeof value === 'string' && visible.test(value) ? value.trim() : null;
}

/** Several texts are several lines. What is blank once it is decoded is blank. */
function readText(value: unknown): string | null {
  const lines = [value].flat().map(readCode);
  return readCode(decodeEntities(lines.filter((line) => line !== null).join('\n')));
}

/** What banks write where they know no name. (ISO 20022 has `NOTPROVIDED`) */
const placeholder = /^(?:not ?provided|n\/?a|null|undefined|[\p{P}\p{S}\s]*)$/iu;

function readName(value: unknown): string | null {
  const text = readText(value);
  return text === null || placeholder.test(text) ? null : text;
}

const readDay = (value: unknown): CalendarDate | null => parseCalendarDate(readCode(value) ?? '');

const timestamp = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d+)?) ?(?:Z|([+-]\d{2}):?(\d{2})?)$/i;

/** Written anew in the one form that every engine reads: `+02` and `-0100` are zones that some do not. */
function readMoment(value: unknown): number | null {
  const [, date = '', time, hours = '+00', minutes = '00'] = timestamp.exec(readCode(value) ?? '') ?? [];
  const moment = Date.parse(`${parseCalendarDate(date)}T${time}${hours}:${minutes}`);
  return Number.isNaN(moment) ? null : moment;
}

/** A code or a reference, as it was sent. */
export const code = optional(readCode);

/** Words for people; what was escaped for HTML is decoded, once. */
export const text = optional(readText);

export const name = optional(readName);

export const day = optional(readDay);

/** A timestamp that names its zone, as ms since the epoch. */
export const moment = optional(readMoment);

/** Null where the bank says it in no way that is known. */
export const flag = optional((value) => {
  if (typeof value === 'boolean') return value;
  const word = readCode(value)?.toLowerCase();
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : null;
});

/** One of a few words, however it is capitalized and joined. */
export const oneOf = <const Word extends string>(words: readonly Word[]) =>
  optional((value): Word | null => {
    const sent = readCode(value);
    return sent === null ? null : (words.find((word) => foldName(word) === foldName(sent)) ?? null);
  });

/** Each of its members is looked at by itself. */
export const list = optional((value): ExactJson[] | null => (Array.isArray(value) ? value : null));

/**
 * An id to ask for, character by character as the bank gave it: spaces around it belong to it. Half a character cannot be
 * written into an address.
 */
export const requiredId = v.pipe(
  v.custom<string | ExactNumber>(
    (value) => value instanceof ExactNumber || (typeof value === 'string' && value !== ''),
  ),
  v.transform((id) => (id instanceof ExactNumber ? id.source : id)),
  v.regex(/^\P{Surrogate}*$/u),
);

/** A type, without which there is nothing to show. */
export const requiredText = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => readCode(dataset.value) ?? refuse(addIssue, NEVER)),
);

const amount = v.pipe(
  v.unknown(),
  v.rawTransform(
    ({ dataset, addIssue, NEVER }) => parseDecimal(readCode(dataset.value) ?? '') ?? refuse(addIssue, NEVER),
  ),
);

function refuse<Never>(addIssue: () => void, never: Never): Never {
  addIssue();
  return never;
}

/** What is one before it is capitalized: `ß` would become `SS`. */
const currency = v.pipe(v.string(), v.trim(), v.regex(/^[A-Za-z]{3}$/), v.toUpperCase());

/** What a row or a balance is about: without it there is none. */
export const money = v.object({ amount, currency });

const readAs =
  <Schema extends v.GenericSchema>(schema: Schema) =>
  (value: unknown): v.InferOutput<Schema> | null => {
    const parsed = v.safeParse(schema, value);
    return parsed.success ? parsed.output : null;
  };

export const optionalMoney = optional(readAs(money));

const reference = v.object({ iban: code, bban: code, maskedPan: code, currency: optional(readAs(currency)) });

/** How the wire names an account, one's own or another. A bare text is its IBAN. */
export const accountReference = optional((value) => {
  const { iban, ...others } = readAs(reference)(value) ?? { ...unnamed, iban: readCode(value) };
  return { ...others, iban: iban && normalizeIban(iban) };
});

const unnamed = { bban: null, maskedPan: null, currency: null };

const agentSchema = v.object({ bic: code, name });

/** The bank of a party. A bare text is its BIC. */
export const agent = optional((value) => readAs(agentSchema)(value) ?? { bic: readCode(value), name: null });

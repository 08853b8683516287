import * as v from 'valibot';
import { parseCalendarDate } from '../../calendar-date.ts';
import { normalizeIban } from '../../iban.ts';
import { code, name } from '../response-fields.ts';

const noOther = { identification: null };
const noAccount = { iban: null, other: noOther };
const identification = v.object({
  iban: code,
  other: v.fallback(v.object({ identification: code }), noOther),
});

/** How the wire names an account: its IBAN, or what it has in the place of one. */
export const accountIdentification = v.pipe(
  v.fallback(v.optional(identification, noAccount), noAccount),
  v.transform(({ iban, other }) => ({
    iban: iban && normalizeIban(iban),
    other: other.identification,
  })),
);

const noAgent = { bic_fi: null, name: null };

export const agent = v.pipe(
  v.fallback(v.optional(v.object({ bic_fi: code, name }), noAgent), noAgent),
  v.transform(({ bic_fi, name }) => ({ bic: bic_fi, name })),
);

const noParty = { name: null };

export const party = v.fallback(v.optional(v.object({ name }), noParty), noParty);

/** The day of a timestamp, in the zone in which it was written. */
export const isoDay = v.pipe(
  code,
  v.transform((timestamp) => parseCalendarDate(timestamp?.slice(0, 10) ?? '')),
);

// The banks behind an aggregator. Their list is large and rarely changes: each country's is asked for once, and kept.
import * as v from 'valibot';
import type { Institution } from '../../../session/session.ts';
import type { OfferedInstitution } from '../../authorization.ts';
import { type CallSession, readAnswer } from './session-calls.ts';

interface ListedInstitution extends OfferedInstitution {
  longestConsentMs: number;
  /** In lower case. All of them tell the bank that its customer waits; some alone are an error. */
  requiredPsuHeaders: readonly string[];
}

export interface Institutions {
  /** In the aggregator's order. Throws a `TokenFailure`. */
  list(country: string): Promise<readonly ListedInstitution[]>;
  /** Undefined where the aggregator does not have it, or not any more. */
  find(institution: Institution): Promise<ListedInstitution | undefined>;
}

const keptMs = 12 * 60 * 60_000;
const dayMs = 24 * 60 * 60_000;

const institutionSchema = v.object({
  name: v.string(),
  country: v.string(),
  bic: v.fallback(v.optional(v.string()), undefined),
  beta: v.fallback(v.boolean(), false),
  psu_types: v.fallback(v.array(v.string()), ['personal']),
  maximum_consent_validity: v.pipe(v.number(), v.minValue(1)),
  required_psu_headers: v.fallback(v.array(v.string()), []),
});
const listSchema = v.object({ aspsps: v.array(v.unknown()) });

export function createInstitutions(call: CallSession, now: () => number): Institutions {
  const kept = new Map<string, { list: Promise<ListedInstitution[]>; until: number }>();

  async function read(country: string): Promise<ListedInstitution[]> {
    const answer = await call({ call: 'institutions', method: 'GET', path: `/aspsps?country=${country}` });
    return readAnswer(listSchema, answer).aspsps.flatMap(readInstitution);
  }

  function list(country: string): Promise<ListedInstitution[]> {
    const known = kept.get(country);
    if (known && now() < known.until) return known.list;
    const asked = read(country);
    kept.set(country, { list: asked, until: now() + keptMs });
    asked.catch(() => kept.delete(country));
    return asked;
  }

  return {
    list,
    find: async ({ name, country }) =>
      (await list(country)).find((listed) => listed.name === name && listed.country === country),
  };
}

/** None for one that no person has accounts at, or that says too little to be chosen. */
function readInstitution(source: unknown): ListedInstitution[] {
  const parsed = v.safeParse(institutionSchema, source);
  if (!parsed.success || !parsed.output.psu_types.includes('personal')) return [];
  const { name, country, bic, beta, maximum_consent_validity, required_psu_headers } = parsed.output;
  const longestConsentMs = maximum_consent_validity * 1000;
  return [
    {
      name,
      country,
      ...(bic !== undefined && { bic }),
      beta,
      longestConsentDays: Math.floor(longestConsentMs / dayMs),
      longestConsentMs,
      requiredPsuHeaders: required_psu_headers.map((header) => header.toLowerCase()),
    },
  ];
}

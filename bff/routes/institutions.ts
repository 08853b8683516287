import { Hono } from 'hono';
import { endpoints } from '../../shared/endpoints.ts';
import type { InstitutionsAnswer } from '../../shared/session-view.ts';
import type { OfferedInstitution } from '../authorization/authorization.ts';
import type { AuthorizationOf } from '../authorization/authorizations.ts';
import { findBank } from '../bank/find-bank.ts';
import type { Config } from '../config/config.ts';
import type { AppEnv } from '../middleware/app-env.ts';
import { Problem } from '../problem.ts';

export interface InstitutionDependencies {
  config: Pick<Config, 'banks'>;
  authorizationOf: AuthorizationOf;
}

const path = decodeURIComponent(endpoints.institutions(':bankId'));

/** The banks behind one that is the door to many, for whoever is about to choose. */
export function institutionRoutes({ config, authorizationOf }: InstitutionDependencies): Hono<AppEnv> {
  return new Hono<AppEnv>().get(path, async (c) => {
    const bank = findBank(config.banks, c.req.param('bankId') ?? '');
    if (bank === undefined || !('applicationId' in bank)) throw new Problem('not_found');
    const country = requireCountry(c.req.queries(), bank.countries);
    const institutions = await authorizationOf(bank).listInstitutions(country);
    return c.json<InstitutionsAnswer>({ institutions: institutions.map(offer) });
  });
}

/** Throws `invalid_parameter` for what is no country, or none that is offered. */
function requireCountry(query: Record<string, string[]>, offered: readonly string[]): string {
  const { country = [], ...others } = query;
  const [asked = ''] = country;
  const isOffered = offered.length === 0 || offered.includes(asked);
  const [unknown] = Object.keys(others);
  if (unknown === undefined && country.length === 1 && /^[A-Z]{2}$/.test(asked) && isOffered) return asked;
  throw new Problem('invalid_parameter', { parameter: 'country' });
}

const offer = ({ name, country, bic, beta, longestConsentDays }: OfferedInstitution): OfferedInstitution => ({
  name,
  country,
  ...(bic !== undefined && { bic }),
  beta,
  longestConsentDays,
});

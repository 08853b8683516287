// Only the application's own pages may call the API. A cross-site form or image cannot set the header; the browser
// itself says where a request comes from in `Sec-Fetch-Site`, and older ones in `Origin`.
import { firstPartyHeader } from '../../shared/endpoints.ts';
import { Problem } from '../problem.ts';
import type { Check } from './checks.ts';

const safeMethods = new Set(['GET', 'HEAD']);

/** Anything else throws `not_first_party`. (Fetch Metadata; OWASP: cross-site request forgery) */
export function requireFirstParty(appOrigin: string): Check {
  return (c) => {
    if (c.req.header(firstPartyHeader.name) !== firstPartyHeader.value) throw new Problem('not_first_party');
    const site = c.req.header('Sec-Fetch-Site');
    const isFirstParty =
      site === undefined
        ? safeMethods.has(c.req.method) || c.req.header('Origin') === appOrigin
        : site === 'same-origin';
    if (!isFirstParty) throw new Problem('not_first_party');
  };
}

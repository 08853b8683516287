import type { WireBody } from '../api/json-body.ts';

export interface Aspsp {
  name: string;
  country: string;
}

const dayInSeconds = 24 * 60 * 60;
const psuHeaders = ['Psu-Ip-Address', 'Psu-User-Agent'];

const build = (aspsp: Aspsp, differences: WireBody = {}) => ({
  ...aspsp,
  logo: `https://bank.example/brands/${aspsp.country}/${encodeURIComponent(aspsp.name)}/`,
  psu_types: ['personal'],
  auth_methods: [{ psu_type: 'personal', approach: 'REDIRECT', hidden_method: false }],
  maximum_consent_validity: 180 * dayInSeconds,
  beta: false,
  required_psu_headers: psuHeaders,
  ...differences,
});

/** The invented banks behind the aggregator. Each has the same people. */
const aspsps = [
  build({ name: 'Banka Duna', country: 'SK' }, { bic: 'DUNASKBX' }),
  build({ name: 'Mestská banka', country: 'SK' }, { bic: 'MESTSKBX', required_psu_headers: [] }),
  build({ name: 'Sporiteľňa pod Tatrami', country: 'SK' }, { bic: 'SPTASKBX', beta: true }),
  build({ name: 'Firemná banka', country: 'SK' }, { psu_types: ['business'] }),
  build({ name: 'Banka Vltava', country: 'CZ' }, { maximum_consent_validity: 90 * dayInSeconds }),
];

export const listAspsps = (country: string | undefined) =>
  aspsps.filter((aspsp) => country === undefined || aspsp.country === country);

export const findAspsp = ({ name, country }: Aspsp) =>
  aspsps.find((aspsp) => aspsp.name === name && aspsp.country === country);

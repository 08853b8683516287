import type { Authorization } from '../authorization.ts';

/** An authorization whose code is loaded when it is first needed. */
export function onDemand(load: () => Promise<Authorization>): Authorization {
  let loading: Promise<Authorization> | undefined;
  const loaded = () => (loading ??= load());
  return {
    begin: async (wish) => (await loaded()).begin(wish),
    requireCode: async (response) => (await loaded()).requireCode(response),
    complete: async (grant) => (await loaded()).complete(grant),
    listInstitutions: async (country) => (await loaded()).listInstitutions(country),
    describePerson: async (person, institution) => (await loaded()).describePerson(person, institution),
    bearer: async (accessToken) => (await loaded()).bearer(accessToken),
    renew: async (tokens) => (await loaded()).renew(tokens),
    end: async (consentId) => (await loaded()).end(consentId),
  };
}

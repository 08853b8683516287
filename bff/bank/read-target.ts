// Decides, before the bank is asked, whether a read may go there. Only what the bank's profile lists gets through.
import type { BankResource, ReadRequest } from '../../shared/banks/bank-requests.ts';
import { requestProfiles } from '../../shared/banks/request-profiles.ts';
import type { BankConfig } from '../config/config.ts';
import { Problem } from '../problem.ts';

export interface ReadTarget {
  bank: BankConfig;
  resource: BankResource;
  url: URL;
}

export interface WantedRead {
  resource: BankResource;
  /** As the browser named it, decoded; not used for the list of accounts. */
  accountId: string;
  /** The raw query string, with or without `?`. */
  query: string;
}

const accountIdPattern = /^(?!\.{1,2}$)[A-Za-z0-9._~-]{1,128}$/;
const parameterNamePattern = /^[\w.-]{1,64}$/;

/** Throws `account_not_found` or `invalid_parameter`. */
export function buildReadTarget(bank: BankConfig, { resource, accountId, query }: WantedRead): ReadTarget {
  if (resource !== 'accounts' && !accountIdPattern.test(accountId)) throw new Problem('account_not_found');
  const read = requestProfiles[bank.profile].reads[resource];
  const search = buildQuery(read, new URLSearchParams(query)).toString();
  const url = new URL(bank.baseUrl + read.path(accountId) + (search && `?${search}`));
  return { bank, resource, url };
}

function buildQuery({ parameters, defaults }: ReadRequest, given: URLSearchParams): URLSearchParams {
  const built = new URLSearchParams(defaults);
  for (const [name, value] of given) {
    const rule = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (!rule?.(value) || given.getAll(name).length > 1) throw refuseParameter(name);
    built.set(name, value);
  }
  return built;
}

/** Only a name that looks like one is told back. */
const refuseParameter = (name: string): Problem =>
  new Problem('invalid_parameter', parameterNamePattern.test(name) ? { parameter: name } : {});

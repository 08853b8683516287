// Decides, before the bank is asked, whether a read may go there. Only what the bank's profile lists gets through.
import { isSupportedAccountId } from '../../shared/account-id.ts';
import type { BankResource, ReadRequest } from '../../shared/banks/bank-requests.ts';
import { requestProfiles } from '../../shared/banks/request-profiles.ts';
import type { BankProfile } from '../../shared/session-view.ts';
import type { BankConfig } from '../config/config.ts';
import { Problem } from '../problem.ts';
import { BoundedMap } from '../session/bounded-map.ts';

export interface ReadTarget {
  bank: BankConfig;
  resource: BankResource;
  url: string;
  /** What the bank is told of the person who waits. */
  personHeaders?: Readonly<Record<string, string>>;
}

export interface WantedRead {
  resource: BankResource;
  /** As the browser named it, decoded; not used for the list of accounts. */
  accountId: string;
  /** Of the connection; some banks want it in the path. */
  consentId?: string | null;
  /** The raw query string, with or without `?`. */
  query: string;
}

const parameterNamePattern = /^[\w.-]{1,64}$/;

/** Throws `account_id_unsupported`, `invalid_parameter`, or `not_found` for what this bank does not have. */
export type BuildReadTarget = (bank: BankConfig, wanted: WantedRead) => ReadTarget;

/** People turn the same few pages: what was checked once is remembered, as long as it is no longer than any honest query. */
const maximumRemembered = 1_000;
const maximumRememberedLength = 100;

export function createReadTargets(): BuildReadTarget {
  const remembered = new BoundedMap<string, string>(maximumRemembered);

  function buildQuery(profile: BankProfile, resource: BankResource, query: string): string {
    const key = `${profile} ${resource} ${query}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const built = checkQuery(requireRead(profile, resource), new URLSearchParams(query));
    if (query.length <= maximumRememberedLength) remembered.set(key, built);
    return built;
  }

  return (bank, { resource, accountId, consentId, query }) => {
    if (resource !== 'accounts' && !isSupportedAccountId(accountId))
      throw new Problem('account_id_unsupported');
    const path = requireRead(bank.profile, resource).path(accountId, consentId ?? undefined);
    return { bank, resource, url: bank.baseUrl + path + buildQuery(bank.profile, resource, query) };
  };
}

/** Not every bank has its balances apart. */
function requireRead(profile: BankProfile, resource: BankResource): ReadRequest {
  const read = requestProfiles[profile].reads[resource];
  if (read === undefined) throw new Problem('not_found');
  return read;
}

function checkQuery(read: ReadRequest, given: URLSearchParams): string {
  const { write = (checked) => checked } = read;
  const query = write(given.has('cursor') ? followCursor(read, given) : checkParameters(read, given));
  return query.size === 0 ? '' : `?${query}`;
}

/** A cursor says all of its page: no defaults are added, and what it says itself counts. */
function followCursor(read: ReadRequest, given: URLSearchParams): URLSearchParams {
  const [cursor = '', ...others] = given.getAll('cursor');
  const page = others.length === 0 && read.cursor?.(cursor);
  if (!page) throw refuseParameter('cursor');
  given.delete('cursor');
  const query = checkParameters({ ...read, defaults: {} }, given);
  for (const [name, value] of page) query.set(name, value);
  return query;
}

function checkParameters({ parameters, defaults }: ReadRequest, given: URLSearchParams): URLSearchParams {
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

import type { ProblemCode, ProblemDetails } from '../problems.ts';
import type { BankProfile } from '../session-view.ts';
import type { ConsentRequests } from './consent-requests.ts';

/**
 * The reads that Konto makes. `account` is answered with the detail, and the balances in the same body, unless the bank
 * has `balances` apart.
 */
export type BankResource = 'accounts' | 'account' | 'balances' | 'transactions';

/** Says whether a query value is well formed. Values are never rewritten on their way to the bank. */
export type ParameterRule = (value: string) => boolean;

export interface ReadRequest {
  /**
   * The path below the bank's base URL. `accountId` is already checked; it and the consent's id, which not every bank
   * names, must be encoded by the template.
   */
  path: (accountId: string, consentId?: string) => string;
  /** The query parameters that may be passed through; any other is refused. */
  parameters: Readonly<Record<string, ParameterRule>>;
  /** What is sent where the caller named nothing, and what the bank always needs. */
  defaults: Readonly<Record<string, string>>;
  /** The query for which a `cursor` stands, or null for one that cannot be; it was in the browser's hands. */
  cursor?: (cursor: string) => URLSearchParams | null;
  /** The query in the bank's words, made of the checked one; the same where nothing is said. */
  write?: (query: URLSearchParams) => URLSearchParams;
  /** The refusal that this bank sends as a success, in a body that is never large. */
  findRefusal?: (body: string) => NamedRefusal | null;
}

/** An answer of the bank that is no success; `body` is its bounded text. */
export interface BankRefusal {
  status: number;
  body: string;
}

/** How the BFF names a refusal. */
export interface NamedRefusal extends ProblemDetails {
  code: ProblemCode;
  /** The bank's own code, one of a closed list, where the operator has to look it up: for the log alone. */
  bankCode?: string;
}

/** How a client proves who it is at the token endpoint; `basic-raw` leaves out RFC 6749's form encoding. */
export type ClientAuthentication = 'basic' | 'basic-raw' | 'post';

/** One half of a bank profile, used by the BFF: which requests exist. The other half says how responses read. */
export interface BankRequests {
  profile: BankProfile;
  /** What people see where the configuration names no bank. */
  defaultName: string;
  /** Null where the bank gives sessions to an application that signs for itself. */
  oauth: {
    /** Below the bank's base URL. */
    authorizePath: string;
    tokenPath: string;
    scope: string;
    clientAuthentication: ClientAuthentication;
  } | null;
  /** For third parties, which the bank then serves as well. */
  consents?: ConsentRequests;
  reads: Readonly<Record<Exclude<BankResource, 'balances'>, ReadRequest> & { balances?: ReadRequest }>;
  /** Null where the bank refuses the access token alone: another one may do. */
  nameRefusal: (refusal: BankRefusal) => NamedRefusal | null;
}

import type { Person } from '../bank/person.ts';
import type { AuthorizationResponse } from '../oauth/authorization-response.ts';
import type { Institution, PendingAuthorization, Tokens } from '../session/session.ts';

/** The address to send the browser to, and what must stay behind until it comes back. */
interface BegunAuthorization {
  authorizationUrl: string;
  /** 256 random bits. */
  state: string;
  /** Random as well, and known to nobody but the browser's sealed cookie. */
  codeVerifier: string;
  /** Of the consent that was made beforehand, where the bank wants one. */
  consentId: string | null;
}

interface AuthorizationWish {
  /** Which of its banks, where one is the door to many. */
  institution: Institution | null;
}

export type PersonHeaders = Readonly<Record<string, string>>;

/** One of the banks to which a bank is the door, as a person may choose it. */
export interface OfferedInstitution extends Institution {
  bic?: string;
  /** Whether the door itself does not trust it fully yet. */
  beta: boolean;
  longestConsentDays: number;
}

interface AuthorizationGrant {
  code: string;
  pending: PendingAuthorization;
}

/** What a person has consented to, as far as the bank says, and what reads it. */
export interface Consent {
  tokens: Tokens;
  consentId: string | null;
  consentExpiresAt: number | null;
  institution?: Institution;
}

/**
 * How a consent is begun, completed, used and ended at one bank. Banks that do it alike are of one kind, and nothing but
 * `kinds/` knows which. Where nothing else is said, every failure is a `Problem`.
 */
export interface Authorization {
  begin(wish: AuthorizationWish): Promise<BegunAuthorization>;
  /** The code, where the response is this bank's and grants one; throws `authorization_denied` or `authorization_failed`. */
  requireCode(response: AuthorizationResponse): Promise<string>;
  /** Throws a `TokenFailure` as well. Is never repeated, because the code may be used. */
  complete(grant: AuthorizationGrant): Promise<Consent>;
  /** The banks of a country behind this one. Throws `not_found` where it is no door to others. */
  listInstitutions(country: string): Promise<readonly OfferedInstitution[]>;
  /** What a read tells the bank of the person who waits for it: nothing, where the bank requires nothing. */
  describePerson(person: Person, institution?: Institution): PersonHeaders | Promise<PersonHeaders>;
  /** What a read shows the bank (RFC 6750 §2.1), for a connection with this access token. */
  bearer(accessToken: string): string | Promise<string>;
  /**
   * Other tokens in the place of those that end or were refused; null where only a new consent helps. Throws a
   * `TokenFailure` as well.
   */
  renew(tokens: Tokens): Promise<Tokens | null>;
  /** Whether the consent is known to be no more. */
  end(consentId: string): Promise<boolean>;
}

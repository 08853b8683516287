import type { SandboxAccount } from '../accounts/sandbox-account.ts';

/**
 * `revoked`: by the customer, or because a code or refresh token was used twice; every token of it is dead.
 * `withdrawn`: its tokens still work, but the client has lost its authorization (403 NO_AUTHORIZATION).
 */
type ConsentStatus = 'valid' | 'revoked' | 'withdrawn';

/** A person's permission to read some accounts. The account ids are its own: another consent has others. */
export interface Consent {
  readonly consentId: string;
  readonly clientId: string;
  readonly username: string;
  readonly accounts: ReadonlyMap<string, SandboxAccount>;
  readonly expiresAt: number;
  status: ConsentStatus;
}

interface ConsentTerms {
  /** Of the application to which it is given. */
  clientId: string;
  /** Where that application has asked for it beforehand. */
  consentId?: string | null;
  username: string;
  accounts: readonly SandboxAccount[];
  durationMs: number;
}

/** Which consents a lever means; nothing named means all. */
export interface ConsentChoice {
  username?: string | undefined;
  consentId?: string | undefined;
}

export interface Consents {
  give: (terms: ConsentTerms) => Consent;
  mark: (status: ConsentStatus, choice?: ConsentChoice) => number;
  list: () => readonly Consent[];
  reset: () => void;
}

export function createConsents(now: () => number): Consents {
  const consents: Consent[] = [];
  return {
    give: ({ clientId, consentId, username, accounts, durationMs }) => {
      const consent: Consent = {
        consentId: consentId ?? crypto.randomUUID(),
        clientId,
        username,
        accounts: new Map(accounts.map((account) => [crypto.randomUUID(), account])),
        expiresAt: now() + durationMs,
        status: 'valid',
      };
      consents.push(consent);
      return consent;
    },
    mark: (status, { username, consentId } = {}) => {
      const meant = consents.filter(
        (consent) =>
          (username === undefined || consent.username === username) &&
          (consentId === undefined || consent.consentId === consentId),
      );
      for (const consent of meant) consent.status = status;
      return meant.length;
    },
    list: () => consents,
    reset: () => {
      consents.length = 0;
    },
  };
}

import type { ClientAuthentication } from '../../shared/banks/bank-requests.ts';

/**
 * An application that the bank knows. `clientAuthentication` is the only way it may prove itself, unless it has none. A
 * third party needs a consent for each authorization, and a final consumer must name none.
 */
export interface SandboxClient {
  clientId: string;
  clientSecret: string;
  clientAuthentication: ClientAuthentication | 'any';
  usage: 'final-consumer' | 'tpp';
}

/** An application as the aggregator knows it: by the public half of its key, in place of a secret. */
export interface SandboxApplication {
  applicationId: string;
  publicKey: CryptoKey;
}

export interface SandboxLifetimes {
  authorizationCodeMs: number;
  accessTokenMs: number;
  refreshTokenMs: number;
  /** What the consent page proposes; the person may choose another. */
  consentMs: number;
}

/** The bank's options with every default filled in. */
export interface SandboxSettings {
  origin: string;
  baseUrl: string;
  redirectUris: readonly string[];
  clients: readonly SandboxClient[];
  /** At the aggregator; null where none is registered. */
  application: SandboxApplication | null;
  lifetimes: SandboxLifetimes;
}

export const basePath = '/premium/sandbox';
/** Of the aggregator, which stands beside the bank and shows its people. */
export const aggregatorPath = '/enable-banking/sandbox';
export const scope = 'PREMIUM_AIS';

/** Below which the bank's own pages and its OAuth endpoints live. */
export const authPath = `${basePath}/auth`;

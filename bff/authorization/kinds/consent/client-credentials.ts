import { BankCallFailure } from '../../../bank/bank-call-failure.ts';
import type { OAuthBank } from '../../../config/config.ts';
import { createFlights } from '../../../oauth/flights.ts';
import type { TokenEndpoint } from '../../../oauth/token-endpoint.ts';
import type { Tokens } from '../../../session/session.ts';
import { isFresh } from '../../is-fresh.ts';
import { nameTokenProblem } from '../../token-problem.ts';

/** The application's own access token, which is no person's. Kept in memory alone. */
export interface ClientCredentials {
  /** Throws `client_rejected`, `bank_unavailable` or `bank_misbehaved`. */
  accessToken(): Promise<string>;
  /** The bank takes it no more. */
  forget(accessToken: string): void;
}

export interface ClientCredentialsDependencies {
  tokenEndpoint: Pick<TokenEndpoint, 'requestClientCredentials'>;
  waitUntil: (work: Promise<unknown>) => void;
  now: () => number;
}

/** All who need a token share one request, and use it until shortly before its end. */
export function createClientCredentials(
  bank: OAuthBank,
  { tokenEndpoint, waitUntil, now }: ClientCredentialsDependencies,
): ClientCredentials {
  let known: Tokens | undefined;
  const joinFlight = createFlights<string>(waitUntil);

  async function ask(): Promise<string> {
    known = await tokenEndpoint.requestClientCredentials(bank).catch((error) => {
      throw nameTokenProblem(error, 'bank_misbehaved', new BankCallFailure('client-credentials', error));
    });
    return known.accessToken;
  }

  return {
    async accessToken() {
      if (known && isFresh(known, { now: now(), isReplaceable: true })) return known.accessToken;
      return joinFlight(bank.bankId, ask);
    },
    forget(accessToken) {
      if (known?.accessToken === accessToken) known = undefined;
    },
  };
}

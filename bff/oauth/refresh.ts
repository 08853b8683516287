import type { BankConfig } from '../config/config.ts';
import { Problem } from '../problem.ts';
import type { ActiveConnection } from '../session/connections.ts';
import type { Tokens } from '../session/session.ts';
import { createBackOff } from './back-off.ts';
import type { TokenEndpoint } from './token-endpoint.ts';
import { TokenFailure } from './token-failure.ts';

/**
 * New tokens for a connection, by one call to its bank. Null where the bank takes the refresh token no more, or never
 * gave one. Throws `client_rejected`, and `bank_unavailable` or `bank_misbehaved` where a later try may succeed. After
 * each of them the bank is not asked again until the back-off has passed.
 */
export type Refresh = (connection: ActiveConnection) => Promise<Tokens | null>;

export interface RefreshDependencies {
  banks: readonly BankConfig[];
  tokenEndpoint: Pick<TokenEndpoint, 'refreshAccessToken'>;
  now: () => number;
}

export function createRefresh({ banks, tokenEndpoint, now }: RefreshDependencies): Refresh {
  const backOff = createBackOff(now);
  const rejected = createBackOff(now);

  async function ask(bank: BankConfig, connectionId: string, refreshToken: string): Promise<Tokens | null> {
    try {
      const tokens = await tokenEndpoint.refreshAccessToken(bank, refreshToken);
      backOff.forget(connectionId);
      rejected.forget(connectionId);
      return tokens;
    } catch (error) {
      if (!(error instanceof TokenFailure)) throw error;
      return answerFailure(error, connectionId);
    }
  }

  function answerFailure(failure: TokenFailure, connectionId: string): null {
    if (failure.kind === 'refused') return null;
    if (failure.kind === 'client-rejected') {
      rejected.lengthen(connectionId, failure.retryAfter);
      throw new Problem('client_rejected', {}, failure);
    }
    const retryAfter = backOff.lengthen(connectionId, failure.retryAfter);
    if (failure.kind === 'passing') throw new Problem('bank_unavailable', { retryAfter }, failure);
    throw new Problem('bank_misbehaved', {}, failure);
  }

  return async ({ bankId, connectionId, tokens: { refreshToken } }) => {
    if (refreshToken === null) return null;
    const bank = banks.find((candidate) => candidate.bankId === bankId);
    if (bank === undefined) throw new Problem('connection_not_found');
    if (rejected.secondsLeft(connectionId) > 0) throw new Problem('client_rejected');
    const retryAfter = backOff.secondsLeft(connectionId);
    if (retryAfter > 0) throw new Problem('bank_unavailable', { retryAfter });
    return ask(bank, connectionId, refreshToken);
  };
}

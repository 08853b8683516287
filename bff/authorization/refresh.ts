import type { ProblemDetails } from '../../shared/problems.ts';
import { TokenFailure } from '../oauth/token-failure.ts';
import { Problem } from '../problem.ts';
import { BoundedMap } from '../session/bounded-map.ts';
import type { ActiveConnection } from '../session/connections.ts';
import type { Tokens } from '../session/session.ts';
import type { AuthorizationOf } from './authorizations.ts';
import { createBackOff } from './back-off.ts';

/**
 * New tokens for a connection, by one call to its bank. Null where the bank takes the refresh token no more, or never
 * gave one. Throws `client_rejected`, and `bank_unavailable` or `bank_misbehaved` where a later try may succeed. After
 * each of them the bank is not asked again until the back-off has passed. Where the bank goes on rejecting the refresh
 * token without saying that it has ended, they say that a renewal may help, and the tokens stay.
 */
export type Refresh = (connection: ActiveConnection) => Promise<Tokens | null>;

export interface RefreshDependencies {
  authorizationOf: (...bank: Parameters<AuthorizationOf>) => Pick<ReturnType<AuthorizationOf>, 'renew'>;
  now: () => number;
}

/** After so many rejections without a success between them, another try is not the only thing that may help. */
const manyRejections = 3;
const maximumRemembered = 10_000;

export function createRefresh({ authorizationOf, now }: RefreshDependencies): Refresh {
  const backOff = createBackOff(now);
  const rejected = createBackOff(now);
  const unexplained = new BoundedMap<string, number>(maximumRemembered);

  async function ask({ bankId, authorizationHash: key, tokens }: ActiveConnection): Promise<Tokens | null> {
    try {
      const renewed = await authorizationOf({ bankId }).renew(tokens);
      backOff.forget(key);
      rejected.forget(key);
      unexplained.delete(key);
      return renewed;
    } catch (error) {
      if (!(error instanceof TokenFailure)) throw error;
      return answerFailure(error, key);
    }
  }

  function answerFailure(failure: TokenFailure, key: string): null {
    if (failure.kind === 'refused') return null;
    if (failure.kind === 'client-rejected') {
      rejected.lengthen(key, failure.retryAfter);
      throw new Problem('client_rejected', {}, failure);
    }
    if (failure.kind === 'unexplained') unexplained.set(key, countRejections(key) + 1);
    const retryAfter = backOff.lengthen(key, failure.retryAfter);
    if (failure.kind === 'passing')
      throw new Problem('bank_unavailable', { retryAfter, ...advise(key) }, failure);
    throw new Problem('bank_misbehaved', advise(key), failure);
  }

  const countRejections = (key: string) => unexplained.get(key) ?? 0;
  const advise = (key: string): ProblemDetails =>
    countRejections(key) < manyRejections ? {} : { renewalMayHelp: true };

  // The hash is a new one when the connection is renewed: what failed before is no matter then.
  return async (connection) => {
    const { authorizationHash: key } = connection;
    if (rejected.secondsLeft(key) > 0) throw new Problem('client_rejected');
    const retryAfter = backOff.secondsLeft(key);
    if (retryAfter > 0) throw new Problem('bank_unavailable', { retryAfter, ...advise(key) });
    return ask(connection);
  };
}

// Who is refused again and again is counted by address, like everybody else: to be refused must not be a way around the
// limits. Nobody with a session is held up by what others do behind the same address.
import type { Context, ErrorHandler } from 'hono';
import type { ProblemCode } from '../../shared/problems.ts';
import { Problem } from '../problem.ts';
import type { AppEnv } from './app-env.ts';
import type { LimitCalls } from './limits.ts';

/** What no page of the application asks for. */
export const refusals: ReadonlySet<ProblemCode> = new Set([
  'not_first_party',
  'account_id_unsupported',
  'not_found',
  'method_not_allowed',
  'body_too_large',
  'unsupported_media_type',
  'invalid_parameter',
]);

/** Answers by `answer`: with the failure itself or, beyond the limit of refusals, with `rate_limited`. */
export const countRefusals =
  (limitCalls: LimitCalls, answer: (error: Error, c: Context<AppEnv>) => Response): ErrorHandler<AppEnv> =>
  (error, c) => {
    try {
      if (isRefusal(error, c)) limitCalls(c);
    } catch (limited) {
      if (limited instanceof Problem) return answer(limited, c);
      throw limited;
    }
    return answer(error, c);
  };

const isRefusal = (error: Error, c: Context<AppEnv>): boolean =>
  error instanceof Problem &&
  (refusals.has(error.code) || (error.code === 'no_session' && c.get('stranger') === true));

import type { ProblemCode } from '../../shared/problems.ts';
import { ownRetryAfter } from '../bank/retry-after.ts';
import { TokenFailure } from '../oauth/token-failure.ts';
import { Problem } from '../problem.ts';

/** Names a token endpoint's failure; `otherwise` where it is neither the operator's nor a passing one. Throws any other error. */
export function nameTokenProblem(error: unknown, otherwise: ProblemCode, cause: unknown = error): Problem {
  if (!(error instanceof TokenFailure)) throw error;
  if (error.kind === 'client-rejected') return new Problem('client_rejected', {}, cause);
  if (error.kind !== 'passing') return new Problem(otherwise, {}, cause);
  return new Problem('bank_unavailable', { retryAfter: error.retryAfter ?? ownRetryAfter }, cause);
}

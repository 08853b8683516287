// Every failure becomes problem details here, in one place: routes only throw. (RFC 9457)
import type { Context } from 'hono';
import { problemMediaType, problemStatuses } from '../../shared/problems.ts';
import { ownRetryAfter } from '../bank/retry-after.ts';
import { buildProblemDocument, Problem } from '../problem.ts';
import type { AppEnv } from './app-env.ts';

/** Built through the context, because a new `Response` would drop the cookies and headers that were already set. */
export function answerProblem(error: Error, c: Context<AppEnv>): Response {
  const problem = withRetryAfter(error instanceof Problem ? error : new Problem('unexpected', {}, error));
  c.set('problem', problem);
  const { retryAfter } = problem.details;
  if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter));
  c.header('Content-Type', problemMediaType);
  const document = buildProblemDocument(problem, c.get('requestId'));
  return c.body(JSON.stringify(document), problemStatuses[problem.code]);
}

/** Every 429 and 503 says, in whole seconds, when to come back. (RFC 9110 §10.2.3) */
function withRetryAfter(problem: Problem): Problem {
  const status = problemStatuses[problem.code];
  if (status !== 429 && status !== 503) return problem;
  const retryAfter = Math.ceil(problem.details.retryAfter ?? ownRetryAfter);
  return new Problem(problem.code, { ...problem.details, retryAfter }, problem.cause);
}

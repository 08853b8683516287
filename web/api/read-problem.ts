import * as v from 'valibot';
import { requestIdHeader } from '../../shared/endpoints.ts';
import { isProblemCode, type ProblemCode } from '../../shared/problems.ts';
import { parseJson } from '../parse-json.ts';
import { RequestFailure } from './request-failure.ts';

const problemSchema = v.object({
  code: v.custom<ProblemCode>(isProblemCode),
  requestId: v.exactOptional(v.string()),
  retryAfter: v.exactOptional(v.number()),
  parameter: v.exactOptional(v.string()),
  earliestDateFrom: v.exactOptional(v.string()),
  renewalMayHelp: v.exactOptional(v.boolean()),
  dailyLimit: v.exactOptional(v.boolean()),
});

/**
 * Names the failure that a response other than a success tells of, by its problem document (RFC 9457). A response
 * without one comes from somewhere between the browser and the BFF: it is no answer.
 */
export function readProblem(response: Response, body: string, now: number): RequestFailure {
  const problem = parseJson(problemSchema, body);
  const headerRequestId = response.headers.get(requestIdHeader);
  if (problem === null)
    return new RequestFailure('unreadable_response', headerRequestId ? { requestId: headerRequestId } : {});
  const { code, retryAfter, ...named } = problem;
  const retryAt = retryAfter !== undefined && { retryAt: now + retryAfter * 1000 };
  return new RequestFailure(code, { ...named, ...retryAt });
}

import {
  type ProblemCode,
  type ProblemDetails,
  type ProblemDocument,
  problemStatuses,
  problemType,
} from '../shared/problems.ts';
import { problemTitles } from './problem-titles.ts';

/**
 * A failure with a name. `details` may be shown to the person; `cause` is for the log alone, and even there only its
 * kind is written, never its text.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.details = details;
  }
}

/** The document that tells the browser of a problem. (RFC 9457 §3) */
export function buildProblemDocument(problem: Problem, requestId: string): ProblemDocument {
  const { code, details } = problem;
  const title = problemTitles[code];
  return { type: problemType(code), title, status: problemStatuses[code], code, requestId, ...details };
}

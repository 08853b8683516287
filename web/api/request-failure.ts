import type { ProblemCode } from '../../shared/problems.ts';

/** The BFF's closed list, and the failures that only the browser can see. */
export type FailureCode =
  | ProblemCode
  | 'offline'
  | 'unreadable_response'
  | 'response_too_large'
  | 'new_version'
  | 'server_unavailable'
  | 'cookies_blocked';

export interface FailureDetails {
  requestId?: string;
  /** The connection whose read failed. */
  connectionId?: string;
  /** Milliseconds since the epoch: asking earlier is of no use. */
  retryAt?: number;
  parameter?: string;
  /** A calendar date. */
  earliestDateFrom?: string;
  /** The bank may have ended the consent without saying so. */
  renewalMayHelp?: boolean;
  dailyLimit?: boolean;
}

/** A call to the BFF that did not give what it promises. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';
  readonly code: FailureCode;
  readonly details: FailureDetails;

  constructor(code: FailureCode, details: FailureDetails = {}, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.details = details;
  }
}

/** What the person is told of any error: one that has no name yet is `unexpected`, unless the network is away. */
export const nameFailure = (error: unknown): RequestFailure =>
  error instanceof RequestFailure
    ? error
    : new RequestFailure(navigator.onLine ? 'unexpected' : 'offline', {}, error);

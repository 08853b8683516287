import type { Problem } from '../problem.ts';

/** What travels with a request through the middleware and the routes. */
export interface AppEnv {
  Variables: {
    requestId: string;
    /** The problem that the request was answered with, for its log line. */
    problem?: Problem;
    /** How long the bank took, for the log line. */
    bankDurationMs?: number;
  };
}

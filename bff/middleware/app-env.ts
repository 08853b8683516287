import type { Problem } from '../problem.ts';
import type { OpenSession } from '../session/sessions.ts';

/** Of Node's answer, what is needed here. */
export interface SentAnswer {
  destroy(): void;
  once(event: 'close', listener: () => void): void;
}

/** What travels with a request through the middleware and the routes. */
export interface AppEnv {
  /** What the server in front passes along; on Node, the answer that is being sent. */
  Bindings: { outgoing?: SentAnswer };
  Variables: {
    requestId: string;
    /** What the request's cookie opened. */
    session?: OpenSession;
    /** What every answer carries, by name. */
    answerHeaders: Readonly<Record<string, string>>;
    /** The answer that carries them already. */
    complete?: Response;
    /** The problem that the request was answered with, for its log line. */
    problem?: Problem;
    /** A cookie of ours that none of the keys opens came with the request. */
    foreignCookie?: true;
    /** How long the bank took, for the log line. */
    bankDurationMs?: number;
  };
}

import type { Problem } from '../problem.ts';
import type { OpenSession } from '../session/sessions.ts';

/** Of Node's answer, what is needed here. */
export interface SentAnswer {
  /** Null where the connection has gone. */
  socket: { resetAndDestroy(): void } | null;
  once(event: 'close', listener: () => void): void;
}

/** What the server in front passes along with a request: `app.fetch(request, bindings)`. */
export interface ServerBindings {
  /** On Node, the answer that is being sent. */
  outgoing?: SentAnswer;
  /** On Node, the request as it came; its other end may be a proxy, trusted or not. */
  incoming?: { socket: { remoteAddress?: string | undefined } };
  /** Elsewhere, the client's IP address as the platform itself knows it, never from a header that a client can send. */
  clientAddress?: string;
}

/** What travels with a request through the middleware and the routes. */
export interface AppEnv {
  Bindings: ServerBindings;
  Variables: {
    requestId: string;
    /** What the request's cookie opened. */
    session?: OpenSession;
    /** What all answers carry alike, by name. */
    answerHeaders: Readonly<Record<string, string>>;
    /** The answer that carries them already. */
    complete?: Response;
    /** The problem that the request was answered with, for its log line. */
    problem?: Problem;
    /** No cookie of ours that opens came with the request: it may be anybody's. */
    stranger?: true;
    /** A cookie of ours that none of the keys opens came with the request. */
    foreignCookie?: true;
    /** Refused by a limit of our own, as opposed to the bank's. */
    beyondLimit?: true;
    /** When the bank was asked, for the log line: milliseconds since the epoch. */
    bankAskedAt?: number;
  };
}

import type { Session } from './session.ts';

/**
 * What a request's cookies say. `expired` and `unreadable` cookies are to be cleared with the next answer. `setCookie`
 * is there where an older key sealed the cookie: the same session, sealed with the newest. `foreign` says why none of the
 * keys opens the cookie.
 */
export type SessionLookup =
  | { status: 'none' }
  | { status: 'unreadable'; foreign?: ForeignValue }
  | { status: 'expired' }
  | { status: 'open'; open: OpenSession; setCookie?: string };

/** `foreign`: made up, or changed on its way. `others`: sealed by a key that this process does not have, or not yet. */
export type ForeignValue = 'foreign' | 'others';

/** A session that a request has opened. `session` is the value at that moment; changes go through `Sessions`. */
export interface OpenSession {
  /** Names the session and opens nothing: the store's key, or the id that is sealed in the cookie. */
  readonly key: string;
  readonly session: Session;
}

/** The life of sessions, over one `SessionStore`, or over cookies alone, and one set of sealing keys. */
export interface Sessions {
  /**
   * Opens the session that the Cookie header names; reading does not extend it. At once where this process remembers
   * all of it: of what a read costs, waiting for what is there would be a tenth.
   */
  open(cookieHeader: string | undefined): SessionLookup | Promise<SessionLookup>;
  /** Makes a session with a fresh id and key. `setCookie` is the whole header value. */
  start(session: Session): Promise<{ open: OpenSession; setCookie: string }>;
  /**
   * Applies a change to the newest state of the session, one change after the other, and persists it before it
   * resolves. Null where the session has ended meanwhile: nothing is written, nothing comes back. A change that
   * returns the session it was given writes nothing. Throws `session_full` where the cookie has no room for it.
   */
  change(open: OpenSession, change: (session: Session) => Session): Promise<OpenSession | null>;
  /**
   * Throws `session_full` where another connection to this bank would not fit: they are many already, or its tokens are as
   * long as those that it gave before.
   */
  requireRoom(open: OpenSession, bankId: string): Promise<void>;
  /** Moves the idle end; writes at most once a minute unless `force`, and answers at once where it does not. */
  touch(open: OpenSession, options?: { force: boolean }): OpenSession | Promise<OpenSession | null>;
  /** Forgets the session. Ending one twice succeeds. */
  end(open: OpenSession): Promise<void>;
  /**
   * Where the cookie itself holds the session: the whole Set-Cookie value of its newest state, if the browser sent an
   * older one. Null where it has ended meanwhile, and in a store.
   */
  carry(open: OpenSession): string | null;
  /** The whole Set-Cookie value that carries the open session on, with its remaining life. */
  cookie(open: OpenSession): string;
  /** The whole Set-Cookie value that clears a session cookie which opens nothing. */
  clearCookie(): string;
  /**
   * The whole Set-Cookie values that end the session in its browser. Where the cookie itself holds the session, a second
   * cookie marks it as ended: what a slow answer of another process brings back then opens nothing.
   */
  endCookies(open: OpenSession): string[];
}

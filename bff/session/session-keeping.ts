import type { Session } from './session.ts';
import type { ForeignValue, OpenSession } from './sessions.ts';

/** How sessions are kept: in a store's rows, which cookies open, or in the cookies themselves. */
export interface SessionKeeping {
  /** Whether a browser alone can know for all processes that its session has ended. */
  endsInCookie: boolean;
  /** What this process knows of it without looking anywhere; null says nothing. */
  recall(cookieValue: string): Found | null;
  /** Null where the session is gone, or why none of the keys opens the value. */
  open(cookieValue: string): Promise<Found | ForeignValue | null>;
  create(session: Session): Promise<OpenSession>;
  /**
   * Applies a change to the newest state, one change after the other; `change` may be called again where somebody else
   * was faster. Null where the session is gone or the change answers null; the same session writes nothing.
   */
  change(open: OpenSession, change: (session: Session) => Session | null): Promise<OpenSession | null>;
  /** Throws `session_full` where this would be too much to keep. A store takes everything. */
  requireRoom?(open: OpenSession, session: Session): Promise<unknown>;
  end(open: OpenSession): Promise<void>;
  /** What its cookie holds. */
  cookieValue(open: OpenSession): string;
  /** The newest state, where the browser that opened this one sent an older; null in a store, whose cookies never age. */
  findNewer(open: OpenSession): OpenSession | null;
}

/** `outdated`: an older key sealed the cookie; the newest has sealed it again, and no newer state brings it anyway. */
export interface Found {
  open: OpenSession;
  outdated: boolean;
}

/** How many sessions a process remembers opened. */
export const maximumRemembered = 10_000;

import type { Bytes } from './bytes.ts';
import { readCookie } from './cookie-header.ts';
import type { Cookies } from './cookies.ts';
import { createSealedSessions } from './sealed-sessions.ts';
import type { Session } from './session.ts';
import { sessionExpiresAt } from './session-ends.ts';
import type { SessionStore } from './session-store.ts';
import type { SessionLookup, Sessions } from './sessions.ts';
import { createStoredSessions } from './stored-sessions.ts';

export interface SessionsDependencies {
  /** Null where sessions are in their cookies alone. */
  store: SessionStore | null;
  keys: readonly Bytes[];
  cookies: Cookies;
  idleMs: number;
  now: () => number;
}

/** Of several cookies under the one name, so many are tried. */
const maximumCandidates = 4;

export function createSessions({ store, keys, cookies, idleMs, now }: SessionsDependencies): Sessions {
  const cookieName = cookies.name('session');
  const keeping =
    store === null
      ? createSealedSessions({ keys, cookies, cookieName, now })
      : createStoredSessions({ store, keys, cookieName, idleMs });
  const touchEveryMs = Math.min(60_000, idleMs / 10);
  const hasEnded = (session: Session) => now() >= sessionExpiresAt(session, idleMs);

  async function lookUp(cookieValue: string): Promise<SessionLookup> {
    const found = await keeping.open(cookieValue);
    if (found === null) return { status: 'unreadable' };
    if (found === 'foreign') return { status: 'unreadable', foreign: true };
    const { open, outdated } = found;
    if (hasEnded(open.session)) return { status: 'expired' };
    return outdated ? { status: 'open', open, setCookie: sessions.cookie(open) } : { status: 'open', open };
  }

  const sessions: Sessions = {
    async open(cookieHeader) {
      const [value, ...others] = readCookie(cookieHeader, cookieName);
      if (value === undefined) return { status: 'none' };
      if (others.length === 0) return lookUp(value);
      return chooseOnlyOpen(await Promise.all([value, ...others].slice(0, maximumCandidates).map(lookUp)));
    },
    async start(session) {
      const open = await keeping.create(session);
      return { open, setCookie: sessions.cookie(open) };
    },
    change: (open, change) => keeping.change(open, (session) => (hasEnded(session) ? null : change(session))),
    async touch(open, { force } = { force: false }) {
      const isDue = ({ lastReadAt }: Session) => force || now() - lastReadAt >= touchEveryMs;
      if (!isDue(open.session)) return open;
      return sessions.change(open, (session) =>
        isDue(session) ? { ...session, lastReadAt: now() } : session,
      );
    },
    end: (open) => keeping.end(open),
    carry(open) {
      const newer = keeping.findNewer(open);
      return newer === null || hasEnded(newer.session) ? null : sessions.cookie(newer);
    },
    cookie(open) {
      const cookieValue = keeping.cookieValue(open);
      const { kept, absoluteExpiresAt } = open.session;
      if (!kept) return cookies.write(cookieName, cookieValue);
      return cookies.write(
        cookieName,
        cookieValue,
        Math.max(0, Math.floor((absoluteExpiresAt - now()) / 1000)),
      );
    },
    clearCookie: () => cookies.clear(cookieName),
  };
  return sessions;
}

/** One that opens counts and the rest is junk; where two open, somebody planted one, and neither counts. */
function chooseOnlyOpen(lookups: readonly SessionLookup[]): SessionLookup {
  const [first, ...others] = lookups.filter((lookup) => lookup.status === 'open');
  if (others.some(({ open }) => open.key !== first?.open.key)) return { status: 'unreadable' };
  return (
    first ?? lookups.find(({ status }) => status === 'expired') ?? lookups[0] ?? { status: 'unreadable' }
  );
}

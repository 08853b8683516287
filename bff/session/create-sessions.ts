import type { Bytes } from './bytes.ts';
import { readCookie } from './cookie-header.ts';
import type { Cookies } from './cookies.ts';
import { createSealedSessions } from './sealed-sessions.ts';
import type { Session } from './session.ts';
import { sessionExpiresAt } from './session-ends.ts';
import type { Found } from './session-keeping.ts';
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

  function lookUp(cookieValue: string): SessionLookup | Promise<SessionLookup> {
    const found = keeping.recall(cookieValue);
    return found ? judge(found) : search(cookieValue);
  }

  async function search(cookieValue: string): Promise<SessionLookup> {
    const found = await keeping.open(cookieValue);
    if (found === null) return { status: 'unreadable' };
    return found === 'foreign' ? { status: 'unreadable', foreign: true } : judge(found);
  }

  function judge({ open, outdated }: Found): SessionLookup {
    if (hasEnded(open.session)) return { status: 'expired' };
    return outdated ? { status: 'open', open, setCookie: sessions.cookie(open) } : { status: 'open', open };
  }

  const lookUpAll = async (cookieValues: readonly string[]): Promise<SessionLookup> =>
    chooseOnlyOpen(await Promise.all(cookieValues.slice(0, maximumCandidates).map(lookUp)));

  const sessions: Sessions = {
    open(cookieHeader) {
      const [value, ...others] = readCookie(cookieHeader, cookieName);
      if (value === undefined) return { status: 'none' };
      return others.length === 0 ? lookUp(value) : lookUpAll([value, ...others]);
    },
    async start(session) {
      const open = await keeping.create(session);
      return { open, setCookie: sessions.cookie(open) };
    },
    change: (open, change) => keeping.change(open, (session) => (hasEnded(session) ? null : change(session))),
    touch(open, { force } = { force: false }) {
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

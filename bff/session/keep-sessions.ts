import { putConnection, requireRoom } from './connections.ts';
import { readCookie } from './cookie-header.ts';
import type { Cookies } from './cookies.ts';
import type { Session } from './session.ts';
import { sessionExpiresAt } from './session-ends.ts';
import type { Found, SessionKeeping } from './session-keeping.ts';
import type { SessionLookup, Sessions } from './sessions.ts';

export interface KeepSessionsDependencies {
  cookies: Cookies;
  idleMs: number;
  now: () => number;
}

/** Of several cookies under the one name, so many are tried. */
const maximumCandidates = 4;

/** The sessions of all browsers, whatever way they are kept: their cookies, their ends, and who has one. */
export function keepSessions(
  keeping: SessionKeeping,
  { cookies, idleMs, now }: KeepSessionsDependencies,
): Sessions {
  const cookieName = cookies.name('session');
  const endedName = cookies.name('ended');
  const touchEveryMs = Math.min(60_000, idleMs / 10);
  const remainingSeconds = ({ absoluteExpiresAt }: Session) =>
    Math.max(0, Math.floor((absoluteExpiresAt - now()) / 1000));
  const hasEnded = (session: Session) => now() >= sessionExpiresAt(session, idleMs);

  /** `endedKeys` name the sessions that ended in the browser that sent the cookie. */
  function lookUp(cookieValue: string, endedKeys: readonly string[]) {
    const found = keeping.recall(cookieValue);
    return found ? judge(found, endedKeys) : search(cookieValue, endedKeys);
  }

  async function search(cookieValue: string, endedKeys: readonly string[]): Promise<SessionLookup> {
    const found = await keeping.open(cookieValue);
    if (found === null) return { status: 'unreadable' };
    return typeof found === 'string' ? { status: 'unreadable', foreign: found } : judge(found, endedKeys);
  }

  function judge({ open, outdated }: Found, endedKeys: readonly string[]): SessionLookup {
    if (endedKeys.includes(open.key)) return { status: 'unreadable' };
    if (hasEnded(open.session)) return { status: 'expired' };
    return outdated ? { status: 'open', open, setCookie: sessions.cookie(open) } : { status: 'open', open };
  }

  async function lookUpAll(cookieValues: readonly string[], endedKeys: readonly string[]) {
    const candidates = cookieValues.slice(0, maximumCandidates);
    return chooseOnlyOpen(await Promise.all(candidates.map((value) => lookUp(value, endedKeys))));
  }

  const sessions: Sessions = {
    open(cookieHeader) {
      const [value, ...others] = readCookie(cookieHeader, cookieName);
      if (value === undefined) return { status: 'none' };
      const endedKeys = keeping.endsInCookie ? readCookie(cookieHeader, endedName) : [];
      return others.length === 0 ? lookUp(value, endedKeys) : lookUpAll([value, ...others], endedKeys);
    },
    async start(session) {
      const open = await keeping.create(session);
      return { open, setCookie: sessions.cookie(open) };
    },
    change: (open, change) => keeping.change(open, (session) => (hasEnded(session) ? null : change(session))),
    async requireRoom(open, bankId) {
      const { session } = open;
      requireRoom(session);
      const like = session.connections.find((known) => known.bankId === bankId);
      if (like === undefined) return;
      await keeping.requireRoom?.(
        open,
        putConnection(session, { ...like, connectionId: crypto.randomUUID() }),
      );
    },
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
      if (!open.session.kept) return cookies.write(cookieName, cookieValue);
      return cookies.write(cookieName, cookieValue, remainingSeconds(open.session));
    },
    clearCookie: () => cookies.clear(cookieName),
    endCookies(open) {
      const cleared = cookies.clear(cookieName);
      if (!keeping.endsInCookie) return [cleared];
      return [cleared, cookies.write(endedName, open.key, remainingSeconds(open.session))];
    },
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

import { BoundedMap } from './bounded-map.ts';
import type { Bytes } from './bytes.ts';
import { readCookie } from './cookie-header.ts';
import type { Cookies } from './cookies.ts';
import type { Session } from './session.ts';
import { createSessionCredentials, type SessionCredential } from './session-credentials.ts';
import { sessionExpiresAt } from './session-ends.ts';
import { createSessionRecords } from './session-records.ts';
import type { SessionStore } from './session-store.ts';
import type { SessionLookup, Sessions } from './sessions.ts';
import { createTurns } from './turns.ts';

export interface SessionsDependencies {
  store: SessionStore;
  keys: readonly Bytes[];
  cookies: Cookies;
  idleMs: number;
  now: () => number;
}

const maximumRemembered = 10_000;
/** Of several cookies under the one name, so many are tried. */
const maximumCandidates = 4;

export function createSessions({ store, keys, cookies, idleMs, now }: SessionsDependencies): Sessions {
  const cookieName = cookies.name('session');
  const credentials = createSessionCredentials(keys, cookieName);
  const credentialOfCookie = new BoundedMap<string, SessionCredential>(maximumRemembered);
  const records = createSessionRecords(store, idleMs);
  const inTurn = createTurns();
  const touchEveryMs = Math.min(60_000, idleMs / 10);
  const hasEnded = (session: Session) => now() >= sessionExpiresAt(session, idleMs);

  async function readCredential(cookieValue: string): Promise<SessionCredential | null> {
    const remembered = credentialOfCookie.get(cookieValue);
    if (remembered) return remembered;
    const credential = await credentials.read(cookieValue);
    if (credential) credentialOfCookie.set(cookieValue, credential);
    return credential;
  }

  async function lookUp(cookieValue: string): Promise<SessionLookup> {
    const credential = await readCredential(cookieValue);
    if (credential === null) return { status: 'unreadable' };
    const { storeKey, outdated } = credential;
    const open = records.remembered(storeKey) ?? (await inTurn(storeKey, () => records.read(credential)));
    if (open === null) return { status: 'unreadable' };
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
      const open = await records.create(await credentials.issue(), session);
      return { open, setCookie: sessions.cookie(open) };
    },
    change(open, change) {
      const credential = records.credentialOf(open);
      return inTurn(open.key, async () => {
        const newest = await records.read(credential);
        if (newest === null || hasEnded(newest.session)) return null;
        const changed = change(newest.session);
        return changed === newest.session ? newest : records.update(credential, changed);
      });
    },
    async touch(open, { force } = { force: false }) {
      const isDue = ({ lastReadAt }: Session) => force || now() - lastReadAt >= touchEveryMs;
      if (!isDue(open.session)) return open;
      return sessions.change(open, (session) =>
        isDue(session) ? { ...session, lastReadAt: now() } : session,
      );
    },
    end: (open) => inTurn(open.key, () => records.delete(open.key)),
    cookie(open) {
      const { cookieValue } = records.credentialOf(open);
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
  return first ?? lookups.find(({ status }) => status === 'expired') ?? { status: 'unreadable' };
}

// What an authorization request leaves behind until its response comes: one sealed cookie each, so that tabs that
// start together do not overwrite each other, and no store grows from sign-ins that nobody finishes.
import { type Bytes, encodeUtf8, hash } from './bytes.ts';
import { parseCookieHeader, type ReceivedCookie, readCookie } from './cookie-header.ts';
import type { Cookies } from './cookies.ts';
import { decodePending, encodePending } from './pending-authorization-codec.ts';
import { createSealer } from './sealing.ts';
import type { PendingAuthorization } from './session.ts';

export interface PendingAuthorizations {
  /**
   * The Set-Cookie values that keep this one and clear those too many: the oldest beyond eight, or beyond 4 KB, and those
   * that open nothing. One that a key of others sealed counts as the oldest, and stays while there is room.
   */
  keep(cookieHeader: string | undefined, pending: PendingAuthorization): Promise<string[]>;
  /** Null where this browser has none for the state, or it is older than ten minutes. */
  take(cookieHeader: string | undefined, state: string): Promise<PendingAuthorization | null>;
  /** Whether this browser has a cookie for the state that none of the keys opens. */
  isForeign(cookieHeader: string | undefined, state: string): Promise<boolean>;
  /** The Set-Cookie value that forgets it. */
  clear(state: string): Promise<string>;
}

export interface PendingAuthorizationsDependencies {
  keys: readonly Bytes[];
  cookies: Cookies;
  now: () => number;
}

export const pendingLifetimeMs = 10 * 60_000;
const maximumCount = 8;
const maximumLength = 4096;
const maximumClears = 16;
const nameHashLength = 16;
/** In the place of its date: of a cookie that another instance may open, and of one that nobody does. */
const unknownDate = 0;
const noDate = -1;

export function createPendingAuthorizations({
  keys,
  cookies,
  now,
}: PendingAuthorizationsDependencies): PendingAuthorizations {
  const sealer = createSealer(keys, 'pending authorization');
  const namePrefix = cookies.name('pending-');
  const nameFor = async (state: string) =>
    namePrefix + (await hash(encodeUtf8(state))).slice(0, nameHashLength);
  /** What is longer was not written here, and might be too long to be cleared. */
  const isOwn = ({ name }: ReceivedCookie) =>
    name.startsWith(namePrefix) && name.length === namePrefix.length + nameHashLength;

  async function open({ name, value }: ReceivedCookie): Promise<PendingAuthorization | null> {
    const opened = await sealer.open(name, value);
    const pending = opened && decodePending(opened.plain);
    return pending && now() < pending.createdAt + pendingLifetimeMs ? pending : null;
  }

  async function listNewestFirst(cookieHeader: string | undefined): Promise<DatedCookie[]> {
    const received = parseCookieHeader(cookieHeader).filter(isOwn);
    const dated = received.map(async (cookie) => ({ cookie, createdAt: await readDate(cookie) }));
    return (await Promise.all(dated)).sort((one, other) => other.createdAt - one.createdAt);
  }

  async function readDate(cookie: ReceivedCookie): Promise<number> {
    const pending = await open(cookie);
    if (pending) return pending.createdAt;
    return (await sealer.isOthers(cookie.value)) ? unknownDate : noDate;
  }

  return {
    async keep(cookieHeader, pending) {
      const name = await nameFor(pending.state);
      const value = await sealer.seal(name, encodePending(pending));
      const earlier = await listNewestFirst(cookieHeader);
      const surplus = listSurplus([{ cookie: { name, value }, createdAt: pending.createdAt }, ...earlier]);
      const clears = [...new Set(surplus)].slice(0, maximumClears).map(cookies.clear);
      return [...clears, cookies.write(name, value, pendingLifetimeMs / 1000)];
    },
    async take(cookieHeader, state) {
      const name = await nameFor(state);
      const opened = await Promise.all(readCookie(cookieHeader, name).map((value) => open({ name, value })));
      return opened.find((pending) => pending?.state === state) ?? null;
    },
    async isForeign(cookieHeader, state) {
      const name = await nameFor(state);
      const opened = readCookie(cookieHeader, name).map((value) => sealer.open(name, value));
      return (await Promise.all(opened)).includes(null);
    },
    async clear(state) {
      return cookies.clear(await nameFor(state));
    },
  };
}

interface DatedCookie {
  cookie: ReceivedCookie;
  createdAt: number;
}

/** The names that there is no room for; the first cookie always has room. */
function listSurplus(newestFirst: readonly DatedCookie[]): string[] {
  let length = 0;
  return newestFirst.flatMap(({ cookie, createdAt }, index) => {
    length += cookie.name.length + cookie.value.length + '=; '.length;
    const fits = index < maximumCount && length <= maximumLength;
    return index === 0 || (createdAt !== noDate && fits) ? [] : [cookie.name];
  });
}

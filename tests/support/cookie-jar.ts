/** Keeps the cookies of one browser for one origin. (RFC 6265 §5.3) */
export interface CookieJar {
  /** The Cookie header of the next request, or null. */
  header(): string | null;
  store(response: Response): void;
  get(name: string): string | undefined;
  set(name: string, value: string): void;
  names(): string[];
  clear(): void;
}

interface Cookie {
  value: string;
  expiresAt: number;
}

export function createCookieJar(now: () => number): CookieJar {
  const cookies = new Map<string, Cookie>();
  const listLive = () => [...cookies].filter(([, { expiresAt }]) => now() < expiresAt);
  return {
    header() {
      const pairs = listLive().map(([name, { value }]) => `${name}=${value}`);
      return pairs.length === 0 ? null : pairs.join('; ');
    },
    store(response) {
      for (const line of response.headers.getSetCookie()) {
        const { name, ...cookie } = parse(line, now());
        if (now() < cookie.expiresAt) cookies.set(name, cookie);
        else cookies.delete(name);
      }
    },
    get: (name) => listLive().find(([candidate]) => candidate === name)?.[1].value,
    set(name, value) {
      cookies.set(name, { value, expiresAt: Number.POSITIVE_INFINITY });
    },
    names: () => listLive().map(([name]) => name),
    clear: () => cookies.clear(),
  };
}

function parse(line: string, now: number): Cookie & { name: string } {
  const [pair = ''] = line.split(';', 1);
  const separator = pair.indexOf('=');
  const maxAge = /;\s*Max-Age=(-?\d+)/i.exec(line)?.[1];
  const expiresAt = maxAge === undefined ? Number.POSITIVE_INFINITY : now + Number(maxAge) * 1000;
  return { name: pair.slice(0, separator), value: pair.slice(separator + 1), expiresAt };
}

// The one place that writes cookies, so that every one of them has the same attributes.

/** Writes and clears this application's cookies, as whole Set-Cookie values. */
export interface Cookies {
  /** The full name of the cookie with this label, e.g. `__Host-konto-session`. */
  name(label: string): string;
  /** Without `maxAge` (whole seconds) the cookie ends with the browser. */
  write(name: string, value: string, maxAge?: number): string;
  clear(name: string): string;
  /** How many characters the value of this cookie may have, whatever its `maxAge`. */
  room(name: string): number;
}

/** Browsers drop a larger cookie without a word, so that it is refused here, aloud. (RFC 6265bis §5.6) */
export class CookieTooLargeError extends Error {
  override readonly name = 'CookieTooLargeError';
}

const maximumLength = 4096;
/** Seconds: no `Max-Age` that is ever written has more digits, for these are thirty years. */
const longestMaxAge = 999_999_999;

/**
 * Over https every cookie is `Secure` and carries the prefix `__Host-`, which keeps other hosts from planting one. On
 * plain-http loopback, where Safari refuses both, the name says that it is a development cookie, and of which port:
 * cookies are not kept apart by port. (RFC 6265bis §4.1.3.2)
 */
export function createCookies(appOrigin: string): Cookies {
  const { protocol, port } = new URL(appOrigin);
  const secure = protocol === 'https:';
  const prefix = secure ? '__Host-konto-' : `konto-dev-${port || '80'}-`;
  const attributes = `; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  const write = (name: string, value: string, maxAge?: number): string => {
    const lifetime = maxAge === undefined ? '' : `; Max-Age=${maxAge}`;
    const cookie = `${name}=${value}${attributes}${lifetime}`;
    if (cookie.length > maximumLength) throw new CookieTooLargeError(`The cookie ${name} is too large`);
    return cookie;
  };
  return {
    name: (label) => prefix + label,
    write,
    clear: (name) => write(name, '', 0),
    room: (name) => maximumLength - write(name, '', longestMaxAge).length,
  };
}

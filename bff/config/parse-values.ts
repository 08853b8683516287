// How single values read. Every parser throws `InvalidValueError` with words that say what is expected.
import { InvalidValueError } from './variables.ts';

/** Names and addresses of this very machine, the only ones that may do without https. (RFC 6761 §6.3, RFC 1122) */
export const isLoopback = (hostname: string): boolean =>
  /^(?:localhost|[a-z\d-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);

/** Whether an origin, right or wrong, means to be reached from elsewhere. */
export function isPublic(origin: string): boolean {
  const url = URL.parse(origin);
  return (
    url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && !isLoopback(url.hostname)))
  );
}

export const parseText = (text: string): string => text;

export const parseWholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidValueError(`must be a whole number from ${least} to ${most}`);
  };

export const parsePort = parseWholeNumber(0, 65_535);

export const parseOneOf =
  <const T extends string>(...values: readonly T[]) =>
  (text: string): T => {
    const value = values.find((candidate) => candidate === text);
    if (value !== undefined) return value;
    throw new InvalidValueError(`must be ${values.join(' or ')}`);
  };

/** An absolute URL, https unless it stays on this machine, and without credentials or fragment. */
export function parseUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new InvalidValueError('must be an absolute https URL');
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new InvalidValueError('must begin with https:// (http:// is for this machine alone)');
  if (url.username || url.password || url.href.includes('#'))
    throw new InvalidValueError('must not hold a user name, a password or a fragment');
  return url;
}

export function parseOrigin(text: string): string {
  const { origin, pathname, search } = parseUrl(text);
  if (pathname === '/' && search === '') return origin;
  throw new InvalidValueError('must be an origin: scheme, host and port, without a path');
}

/** Without its trailing slash, so that paths can be put behind it. */
export function parseBaseUrl(text: string): string {
  const { href } = parseUrl(text);
  if (!href.includes('?')) return href.replace(/\/+$/, '');
  throw new InvalidValueError('must not hold a query');
}

/** Kept byte for byte, because it is compared so. (RFC 8414 §2) */
export function parseIssuer(text: string): string {
  parseUrl(text);
  if (!/[?#]/.test(text)) return text;
  throw new InvalidValueError('must not hold a query or a fragment');
}

/** (RFC 6749 §3.3) */
export function parseScope(text: string): string {
  if (/^[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/.test(text)) return text;
  throw new InvalidValueError('must be one or more scopes, separated by single spaces');
}

/** A name or address to listen on. */
export function parseHost(text: string): string {
  if (/^[\w.:-]+$/.test(text)) return text;
  throw new InvalidValueError('must be a host name or an IP address');
}

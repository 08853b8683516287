const longestSeconds = 3600;

/** The seconds that we ask for where the bank names none. */
export const ownRetryAfter = 5;

/** The seconds that a `Retry-After` asks for, from 1 to 3600, or null where it says nothing usable. (RFC 9110 §10.2.3) */
export function parseRetryAfter(value: string | null, now: number): number | null {
  const seconds = /^\d+$/.test(value ?? '') ? Number(value) : (parseHttpDate(value) - now) / 1000;
  return Number.isNaN(seconds) ? null : Math.min(Math.max(Math.ceil(seconds), 1), longestSeconds);
}

/** `Date.parse` alone would take "-5" for a month. (RFC 9110 §5.6.7) */
const parseHttpDate = (value: string | null): number =>
  value !== null && /^[A-Z][a-z]{2,8},? /.test(value) ? Date.parse(value) : Number.NaN;

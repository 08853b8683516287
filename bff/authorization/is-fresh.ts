import type { Tokens } from '../session/session.ts';

const longestMarginMs = 60_000;

/** A token that can be replaced is so a minute before its end, or a tenth of its lifetime; another one is used up to it. */
export function isFresh(
  { issuedAt, accessTokenExpiresAt }: Tokens,
  { now, isReplaceable }: { now: number; isReplaceable: boolean },
): boolean {
  if (accessTokenExpiresAt === null) return true;
  const margin = Math.min(longestMarginMs, (accessTokenExpiresAt - issuedAt) / 10);
  return now < accessTokenExpiresAt - (isReplaceable ? margin : 0);
}

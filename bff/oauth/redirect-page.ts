import type { BankConfig } from '../config/config.ts';
import { Problem } from '../problem.ts';

/** The response arrived on a page that belongs to another bank. */
class MixedUpBanks extends Error {
  override readonly name = 'MixedUpBanks';
}

const trimSlash = (path: string): string => path.replace(/\/$/, '');

/**
 * A bank can have another one answer the request that was made of it, but only on the page that is registered there:
 * the other's code must not reach its token endpoint. Throws `authorization_failed`. (RFC 9700 §4.4.2.2)
 */
export function requireOwnPage({ redirectUri }: BankConfig, path: string): void {
  if (trimSlash(new URL(redirectUri).pathname) !== trimSlash(path))
    throw new Problem('authorization_failed', {}, new MixedUpBanks());
}

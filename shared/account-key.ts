import type { Account } from './account.ts';
import { normalizeIban } from './iban.ts';

const keyBytes = 12;

/**
 * The name of an account in addresses: 16 characters of base64url that tell nothing of the IBAN at a glance and stay
 * the same when a renewed consent gives the account another id. It is a hash, not a secret.
 */
export async function computeAccountKey(account: Account): Promise<string> {
  const identity = new TextEncoder().encode(describeIdentity(account));
  const digest = await crypto.subtle.digest('SHA-256', identity);
  const bytes = new Uint8Array(digest, 0, keyBytes);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

/** IBAN and currency; an account without IBAN is known by what else names it, and only then by its id. */
function describeIdentity({ iban, otherIdentification, accountId, currency }: Account): string {
  const name = iban ? `iban:${normalizeIban(iban)}` : `other:${otherIdentification ?? accountId}`;
  return `${name}/${currency ?? ''}`;
}

import type { Account } from './account.ts';
import { groupBy } from './group-by.ts';
import { normalizeIban } from './iban.ts';

/**
 * The names of an account in addresses: 16 characters of base64url that tell nothing of the IBAN at a glance and stay
 * the same when a renewed consent gives the account another id. They are hashes, not secrets.
 */
export interface AccountKeys {
  /** By IBAN and currency. Where several accounts of the list share those, it is the detailed key. */
  accountKey: string;
  /** By what the bank calls it as well, and only then by its place among those that nothing else tells apart. */
  detailedKey: string;
}

/** Whether two connections show the same account. Of one list, no two accounts are the same. */
export const isSameAccount = (left: AccountKeys, right: AccountKeys): boolean =>
  left.accountKey === right.accountKey || left.detailedKey === right.detailedKey;

/** Names the accounts of one list. An account that is listed twice, with the same id, has one name. */
export function nameAccounts<Listed extends Account>(
  accounts: readonly Listed[],
): Promise<(Listed & AccountKeys)[]> {
  const sharing = groupBy(accounts, describeIdentity);
  const alike = groupBy(accounts, describeDetails);
  return Promise.all(
    accounts.map(async (account) => {
      const identity = describeIdentity(account);
      const details = describeDetails(account);
      const place = listIds(alike.get(details)).indexOf(account.accountId);
      const detailedKey = await hash(`${details}/${place}`);
      const isAlone = listIds(sharing.get(identity)).length === 1;
      return { ...account, accountKey: isAlone ? await hash(identity) : detailedKey, detailedKey };
    }),
  );
}

const listIds = (accounts: readonly Account[] = []): string[] => [
  ...new Set(accounts.map(({ accountId }) => accountId)),
];

/** IBAN and currency; an account without IBAN is known by what else names it, and only then by its id. */
function describeIdentity({ iban, otherIdentification, accountId, currency }: Account): string {
  const name = iban ? `iban:${normalizeIban(iban)}` : `other:${otherIdentification ?? accountId}`;
  return `${name}/${currency ?? ''}`;
}

function describeDetails(account: Account): string {
  const { product, name, displayName } = account;
  return `${describeIdentity(account)}/${JSON.stringify([product, name, displayName])}`;
}

const keyBytes = 12;

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const bytes = new Uint8Array(digest, 0, keyBytes);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

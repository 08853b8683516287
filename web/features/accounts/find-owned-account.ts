import { isSameAccount } from '../../../shared/account-key.ts';
import type { Connection } from '../../../shared/session-view.ts';
import type { KnownAccount, KnownAccountList } from '../../queries/accounts.ts';

/** An account and the connection that serves it. */
export interface OwnedAccount {
  connection: Connection;
  account: KnownAccount;
}

/** What a connection's list has come to: what was read last, and whether the last read failed. */
interface ReadList {
  connection: Connection;
  list: { data: KnownAccountList | undefined; error: unknown };
}

/** The account by its key: from a connection that works where several show it, else with what is left of it. */
export function findOwnedAccount(lists: readonly ReadList[], accountKey: string): OwnedAccount | null {
  const known = lists.flatMap(({ connection, list }) =>
    (list.data?.accounts ?? []).map((account) => ({
      connection,
      account,
      isHealthy: connection.status === 'active' && !list.error,
    })),
  );
  const named =
    known.find(({ account }) => account.accountKey === accountKey) ??
    known.find(({ account }) => account.detailedKey === accountKey);
  if (!named) return null;
  const owners = known.filter(({ account }) => isSameAccount(account, named.account));
  return owners.find(({ isHealthy }) => isHealthy) ?? named;
}

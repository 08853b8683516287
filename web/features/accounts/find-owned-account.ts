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
  const owners = lists.flatMap(({ connection, list }) => {
    const account = list.data?.accounts.find((known) => known.accountKey === accountKey);
    return account ? [{ connection, account, isHealthy: connection.status === 'active' && !list.error }] : [];
  });
  return owners.find(({ isHealthy }) => isHealthy) ?? owners[0] ?? null;
}

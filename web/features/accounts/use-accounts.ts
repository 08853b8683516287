import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import type { Connection } from '../../../shared/session-view.ts';
import { accountQuery } from '../../queries/account.ts';
import { accountsQuery, type KnownAccountList } from '../../queries/accounts.ts';
import { useWorld } from '../../world.tsx';
import { useSession } from '../session/use-session.ts';
import { type AccountView, hasBalances, viewAccount } from './account-view.ts';
import { nameDetail, queueDetails } from './detail-queue.ts';
import { zip } from './zip.ts';

/** A connection and what is known of its accounts. */
export interface ConnectionAccounts {
  connection: Connection;
  list: UseQueryResult<KnownAccountList>;
}

/** The accounts of every connection, each read by itself: one that fails does not take the others down. */
export function useAccounts(): ConnectionAccounts[] {
  const { client } = useWorld();
  const session = useSession();
  const connections = session?.status === 'signed-in' ? session.connections : [];
  const lists = useQueries({ queries: connections.map((connection) => accountsQuery(client, connection)) });
  return zip(connections, lists).map(([connection, list]) => ({ connection, list }));
}

/**
 * The accounts with their balances, in the order of the lists. Details are read only where a list has no balances, in a
 * queue: there may be hundreds.
 */
export function useAccountViews(lists: readonly ConnectionAccounts[]): AccountView[] {
  const client = queueDetails(useWorld());
  const owned = lists.flatMap(({ connection, list }) =>
    (list.data?.accounts ?? []).map((account) => ({
      name: nameDetail(connection.connectionId, account.accountId),
      connection,
      account,
    })),
  );
  const bare = owned.filter(({ account }) => !hasBalances(account));
  const asked = new Map(bare.map((one) => [one.name, one]));
  const details = useQueries({
    queries: [...asked.values()].map(({ connection, account }) =>
      accountQuery(client, connection, account.accountId),
    ),
  });
  const detailOf = new Map(zip([...asked.keys()], details));
  return owned.map(({ name, connection, account }) =>
    viewAccount(connection, account, hasBalances(account) ? undefined : detailOf.get(name)),
  );
}

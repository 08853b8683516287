import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import type { Connection } from '../../../shared/session-view.ts';
import { accountQuery } from '../../queries/account.ts';
import { accountsQuery, type KnownAccountList } from '../../queries/accounts.ts';
import { useWorld } from '../../world.tsx';
import { useSession } from '../session/use-session.ts';
import { type AccountView, hasBalances, viewAccount } from './account-view.ts';
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

/** The accounts with their balances, in the order of the lists. Details are read only where a list has no balances. */
export function useAccountViews(lists: readonly ConnectionAccounts[]): AccountView[] {
  const { client } = useWorld();
  const owned = lists.flatMap(({ connection, list }) =>
    (list.data?.accounts ?? []).map((account) => ({ connection, account })),
  );
  const bare = owned.filter(({ account }) => !hasBalances(account));
  const details = useQueries({
    queries: bare.map(({ connection, account }) => accountQuery(client, connection, account.accountId)),
  });
  const detailOf = new Map(zip(bare, details).map(([{ account }, detail]) => [account, detail]));
  return owned.map(({ connection, account }) => viewAccount(connection, account, detailOf.get(account)));
}

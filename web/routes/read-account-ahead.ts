import type { LoaderFunctionArgs } from 'react-router';
import { bankPaging } from '../../shared/banks/bank-paging.ts';
import type { Connection } from '../../shared/session-view.ts';
import { findOwnedAccount } from '../features/accounts/find-owned-account.ts';
import { parseCursorSearch } from '../features/transactions/cursor-search.ts';
import { parseTransactionsSearch } from '../features/transactions/transactions-search.ts';
import { accountQuery } from '../queries/account.ts';
import { accountsQuery } from '../queries/accounts.ts';
import { cursorPageQuery } from '../queries/cursor-page.ts';
import { transactionPageQuery } from '../queries/transactions.ts';
import type { World } from '../world.tsx';
import { requireSession } from './require-session.ts';

/**
 * The loader of an account's screen. The address names the account in a way that only the lists can resolve; the moment
 * one has, the account's detail and its transactions are asked for side by side. It waits for none of them.
 */
export const readAccountAhead = (world: World) => async (args: LoaderFunctionArgs) => {
  const { client, queryClient } = world;
  const { connections } = await requireSession(world, args.request);
  for (const connection of connections)
    void queryClient
      .prefetchQuery(accountsQuery(client, connection))
      .then(() => readKnownAccount(world, connections, args));
  return null;
};

function readKnownAccount(
  { client, queryClient }: World,
  connections: readonly Connection[],
  { request, params }: LoaderFunctionArgs,
): void {
  const lists = connections.map((connection) => {
    const { queryKey } = accountsQuery(client, connection);
    const { data, error = null } = queryClient.getQueryState(queryKey) ?? {};
    return { connection, list: { data, error } };
  });
  const owned = findOwnedAccount(lists, params.accountKey ?? '');
  if (owned?.connection.status !== 'active') return;
  const {
    connection,
    account: { accountId },
  } = owned;
  const account = { connection, accountId };
  const { searchParams } = new URL(request.url);
  void queryClient.prefetchQuery(accountQuery(client, connection, accountId));
  const { isNumbered, pageSizes } = bankPaging[connection.profile];
  if (isNumbered) {
    const { page, pageSize } = parseTransactionsSearch(searchParams);
    void queryClient.prefetchQuery(transactionPageQuery(client, { ...account, page, pageSize }));
  } else {
    const { tx: _open, ...position } = parseCursorSearch(searchParams, pageSizes);
    void queryClient.prefetchQuery(cursorPageQuery(client, { ...account, ...position }));
  }
}

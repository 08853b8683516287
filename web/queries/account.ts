import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Account } from '../../shared/account.ts';
import { balancesApart } from '../../shared/banks/balances-apart.ts';
import type { Connection } from '../../shared/session-view.ts';
import type { KontoClient } from '../api/konto-client.ts';
import { bankDataKey } from './bank-data.ts';
import { readBankData } from './read-bank-data.ts';

/** What the bank says of one account: with its balances, unless those are apart. */
export const detailQuery = (client: KontoClient, connection: Connection, accountId: string) =>
  queryOptions({
    queryKey: [...bankDataKey(connection.connectionId), 'detail', accountId],
    queryFn: ({ signal }) => readDetail(client, { connection, accountId }, signal),
  });

/** One account's detail with its balances. */
export const accountQuery = (client: KontoClient, connection: Connection, accountId: string) =>
  queryOptions({
    queryKey: [...bankDataKey(connection.connectionId), 'account', accountId],
    queryFn: ({ signal, client: cache }) => {
      const read = balancesApart.has(connection.profile) ? readInParts(cache) : readDetail;
      return read(client, { connection, accountId }, signal);
    },
  });

interface AccountAddress {
  connection: Connection;
  accountId: string;
}

const readDetail = (
  client: KontoClient,
  { connection, accountId }: AccountAddress,
  signal: AbortSignal,
): Promise<Account> =>
  readBankData({
    connection,
    body: client.readAccount(connection.connectionId, accountId, signal),
    parse: ({ parseAccount }, body) => parseAccount(body, accountId),
  });

/** What the account is was read with the list, and is read again with it. */
const readInParts =
  (cache: QueryClient): typeof readDetail =>
  async (client, { connection, accountId }, signal) => {
    const [account, balances] = await Promise.all([
      cache.fetchQuery({
        ...detailQuery(client, connection, accountId),
        staleTime: Number.POSITIVE_INFINITY,
      }),
      readBankData({
        connection,
        body: client.readBalances(connection.connectionId, accountId, signal),
        parse: ({ parseBalances }, body) => parseBalances?.(body),
      }),
    ]);
    return { ...account, ...balances };
  };

import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Account, AccountList } from '../../shared/account.ts';
import { type AccountKeys, nameAccounts } from '../../shared/account-key.ts';
import { balancesApart } from '../../shared/banks/balances-apart.ts';
import type { Connection } from '../../shared/session-view.ts';
import type { KontoClient } from '../api/konto-client.ts';
import { detailQuery } from './account.ts';
import { accountsKey } from './bank-data.ts';
import { readBankData } from './read-bank-data.ts';

/** An account with the names that it has in addresses. */
export type KnownAccount = Account & AccountKeys;

export interface KnownAccountList extends AccountList {
  accounts: KnownAccount[];
}

/** The accounts of one connection's consent. */
export const accountsQuery = (client: KontoClient, connection: Connection) =>
  queryOptions({
    queryKey: accountsKey(connection.connectionId),
    queryFn: async ({ signal, client: cache }): Promise<KnownAccountList> => {
      const list = await readBankData({
        connection,
        body: client.readAccounts(connection.connectionId, signal),
        parse: ({ parseAccounts }, body) => parseAccounts(body),
      });
      const read = readDetails(cache, client, connection);
      const accounts = balancesApart.has(connection.profile) ? await read(list.accounts) : list.accounts;
      return { ...list, accounts: await nameAccounts(accounts) };
    },
  });

/**
 * What each account says of itself, in the place of its bare name. One whose detail fails stays as the list has it, and
 * says on the screen why; where all of them fail, so does the list.
 */
const readDetails =
  (cache: QueryClient, client: KontoClient, connection: Connection) =>
  async (accounts: readonly Account[]): Promise<Account[]> => {
    const reads = accounts.map(({ accountId }) =>
      cache.fetchQuery({ ...detailQuery(client, connection, accountId), staleTime: 0 }),
    );
    const read = await Promise.allSettled(reads);
    if (!read.some(({ status }) => status === 'fulfilled')) await Promise.all(reads);
    return accounts.map((account, place) => {
      const detail = read[place];
      if (detail?.status !== 'fulfilled') return account;
      return { ...detail.value, consentExpiresAt: account.consentExpiresAt };
    });
  };

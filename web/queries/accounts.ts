import { queryOptions } from '@tanstack/react-query';
import type { Account, AccountList } from '../../shared/account.ts';
import { computeAccountKey } from '../../shared/account-key.ts';
import type { Connection } from '../../shared/session-view.ts';
import type { KontoClient } from '../api/konto-client.ts';
import { accountsKey } from './bank-data.ts';
import { readBankData } from './read-bank-data.ts';

/** An account with the name that it has in addresses. */
export interface KnownAccount extends Account {
  accountKey: string;
}

export interface KnownAccountList extends AccountList {
  accounts: KnownAccount[];
}

/** The accounts of one connection's consent. */
export const accountsQuery = (client: KontoClient, connection: Connection) =>
  queryOptions({
    queryKey: accountsKey(connection.connectionId),
    queryFn: async ({ signal }) => {
      const list = await readBankData({
        connection,
        body: client.readAccounts(connection.connectionId, signal),
        parse: ({ parseAccounts }, body) => parseAccounts(body),
      });
      return nameAccounts(list);
    },
  });

async function nameAccounts(list: AccountList): Promise<KnownAccountList> {
  const named = list.accounts.map(async (account) => ({
    ...account,
    accountKey: await computeAccountKey(account),
  }));
  return { ...list, accounts: await Promise.all(named) };
}

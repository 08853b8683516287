import { queryOptions } from '@tanstack/react-query';
import type { Account, AccountList } from '../../shared/account.ts';
import { type AccountKeys, nameAccounts } from '../../shared/account-key.ts';
import type { Connection } from '../../shared/session-view.ts';
import type { KontoClient } from '../api/konto-client.ts';
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
    queryFn: async ({ signal }): Promise<KnownAccountList> => {
      const list = await readBankData({
        connection,
        body: client.readAccounts(connection.connectionId, signal),
        parse: ({ parseAccounts }, body) => parseAccounts(body),
      });
      return { ...list, accounts: await nameAccounts(list.accounts) };
    },
  });

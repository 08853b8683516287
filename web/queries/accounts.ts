import { queryOptions } from '@tanstack/react-query';
import type { Account, AccountList } from '../../shared/account.ts';
import { type AccountKeys, nameAccounts } from '../../shared/account-key.ts';
import { responseProfiles } from '../../shared/banks/response-profiles.ts';
import type { Connection } from '../../shared/session-view.ts';
import type { KontoClient } from '../api/konto-client.ts';
import { accountsKey, readResponse } from './bank-data.ts';

/** An account with the names that it has in addresses. */
export type KnownAccount = Account & AccountKeys;

export interface KnownAccountList extends AccountList {
  accounts: KnownAccount[];
}

/** The accounts of one connection's consent. */
export const accountsQuery = (client: KontoClient, { connectionId, profile }: Connection) =>
  queryOptions({
    queryKey: accountsKey(connectionId),
    queryFn: async ({ signal }): Promise<KnownAccountList> => {
      const body = await client.readAccounts(connectionId, signal);
      const list = readResponse(connectionId, body, responseProfiles[profile].parseAccounts);
      return { ...list, accounts: await nameAccounts(list.accounts) };
    },
  });

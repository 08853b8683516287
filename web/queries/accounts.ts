import { queryOptions } from '@tanstack/react-query';
import type { Account, AccountList } from '../../shared/account.ts';
import { computeAccountKey } from '../../shared/account-key.ts';
import { responseProfiles } from '../../shared/banks/response-profiles.ts';
import type { Connection } from '../../shared/session-view.ts';
import type { KontoClient } from '../api/konto-client.ts';
import { accountsKey, readResponse } from './bank-data.ts';

/** An account with the name that it has in addresses. */
export interface KnownAccount extends Account {
  accountKey: string;
}

export interface KnownAccountList extends AccountList {
  accounts: KnownAccount[];
}

/** The accounts of one connection's consent. */
export const accountsQuery = (client: KontoClient, { connectionId, profile }: Connection) =>
  queryOptions({
    queryKey: accountsKey(connectionId),
    queryFn: async ({ signal }) => {
      const body = await client.readAccounts(connectionId, signal);
      return nameAccounts(readResponse(connectionId, body, responseProfiles[profile].parseAccounts));
    },
  });

async function nameAccounts(list: AccountList): Promise<KnownAccountList> {
  const named = list.accounts.map(async (account) => ({
    ...account,
    accountKey: await computeAccountKey(account),
  }));
  return { ...list, accounts: await Promise.all(named) };
}

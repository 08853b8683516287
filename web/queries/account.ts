import { queryOptions } from '@tanstack/react-query';
import { responseProfiles } from '../../shared/banks/response-profiles.ts';
import type { Connection } from '../../shared/session-view.ts';
import type { KontoClient } from '../api/konto-client.ts';
import { bankDataKey, readResponse } from './bank-data.ts';

/** One account's detail with its balances. */
export const accountQuery = (client: KontoClient, { connectionId, profile }: Connection, accountId: string) =>
  queryOptions({
    queryKey: [...bankDataKey(connectionId), 'account', accountId],
    queryFn: async ({ signal }) => {
      const body = await client.readAccount(connectionId, accountId, signal);
      return readResponse(connectionId, body, responseProfiles[profile].parseAccount);
    },
  });

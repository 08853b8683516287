import { queryOptions } from '@tanstack/react-query';
import type { Connection } from '../../shared/session-view.ts';
import type { KontoClient } from '../api/konto-client.ts';
import { bankDataKey } from './bank-data.ts';
import { readBankData } from './read-bank-data.ts';

/** One account's detail with its balances. */
export const accountQuery = (client: KontoClient, connection: Connection, accountId: string) =>
  queryOptions({
    queryKey: [...bankDataKey(connection.connectionId), 'account', accountId],
    queryFn: ({ signal }) =>
      readBankData({
        connection,
        body: client.readAccount(connection.connectionId, accountId, signal),
        parse: ({ parseAccount }, body) => parseAccount(body),
      }),
  });

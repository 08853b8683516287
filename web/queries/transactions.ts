import { queryOptions } from '@tanstack/react-query';
import { responseProfiles } from '../../shared/banks/response-profiles.ts';
import type { Connection } from '../../shared/session-view.ts';
import type { PagePosition } from '../../shared/transaction-page.ts';
import type { KontoClient } from '../api/konto-client.ts';
import { bankDataKey, readResponse } from './bank-data.ts';

/** Where one page of transactions is to be had. */
export interface PageAddress extends PagePosition {
  connection: Connection;
  accountId: string;
}

/** One page of an account's transactions. */
export function transactionPageQuery(
  client: KontoClient,
  { connection, accountId, ...position }: PageAddress,
) {
  const { connectionId, profile } = connection;
  const answers = responseProfiles[profile];
  return queryOptions({
    queryKey: [...bankDataKey(connectionId), 'transactions', accountId, position],
    queryFn: async ({ signal }) => {
      const query = answers.buildPageQuery(position);
      const body = await client.readTransactions(connectionId, accountId, query, signal);
      return readResponse(connectionId, () => answers.parseTransactionPage(body, position));
    },
  });
}

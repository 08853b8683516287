import { queryOptions } from '@tanstack/react-query';
import type { Connection } from '../../shared/session-view.ts';
import type { PagePosition } from '../../shared/transaction-page.ts';
import type { KontoClient } from '../api/konto-client.ts';
import { bankDataKey } from './bank-data.ts';
import { readBankData } from './read-bank-data.ts';

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
  const { connectionId } = connection;
  return queryOptions({
    queryKey: [...bankDataKey(connectionId), 'transactions', accountId, position],
    queryFn: ({ signal }) =>
      readBankData({
        connection,
        body: client.readTransactions(connectionId, accountId, formatPosition(position), signal),
        parse: ({ parseTransactionPage }, body) => parseTransactionPage(body, position),
      }),
  });
}

const formatPosition = ({ page, pageSize }: PagePosition) => ({
  page: String(page),
  pageSize: String(pageSize),
});

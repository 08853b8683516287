import { queryOptions } from '@tanstack/react-query';
import type { Connection } from '../../shared/session-view.ts';
import type { NumberedPosition } from '../../shared/transaction-page.ts';
import type { KontoClient } from '../api/konto-client.ts';
import { bankDataKey } from './bank-data.ts';
import { readBankData } from './read-bank-data.ts';

/** Where one page of transactions is to be had, at a bank that counts its pages. */
export interface PageAddress extends NumberedPosition {
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
        parse: ({ parseTransactionPage }, body) => parseTransactionPage(body, position, accountId),
      }),
  });
}

const formatPosition = ({ page, pageSize }: NumberedPosition) => ({
  page: String(page),
  pageSize: String(pageSize),
});

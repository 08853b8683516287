import { queryOptions } from '@tanstack/react-query';
import type { Connection } from '../../shared/session-view.ts';
import type { PagePosition, TransactionPage } from '../../shared/transaction-page.ts';
import type { KontoClient } from '../api/konto-client.ts';
import { bankDataKey } from './bank-data.ts';
import { readBankData } from './read-bank-data.ts';
import { readOn } from './read-on.ts';

/** Where one page of transactions is to be had. */
export interface PageAddress {
  connection: Connection;
  accountId: string;
  position: PagePosition;
}

/** One page of an account's transactions. */
export function transactionPageQuery(client: KontoClient, address: PageAddress) {
  const { connection, accountId, position } = address;
  const { connectionId } = connection;
  return queryOptions({
    queryKey: [...bankDataKey(connectionId), 'transactions', accountId, position],
    queryFn: ({ signal }): Promise<TransactionPage> =>
      readOn(position, (at) =>
        readBankData({
          connection,
          body: client.readTransactions(connectionId, accountId, formatPosition(at), signal),
          parse: ({ parseTransactionPage }, body) => parseTransactionPage(body, at, accountId),
        }),
      ),
  });
}

/** What the BFF is asked. A cursor says all of its page; the first page of all has none. */
function formatPosition(position: PagePosition): Record<string, string> {
  if ('page' in position) return { page: String(position.page), pageSize: String(position.pageSize) };
  const { cursor, dateFrom, pageSize } = position;
  if (cursor !== null) return { cursor };
  return { ...(dateFrom && { dateFrom }), ...(pageSize && { pageSize: String(pageSize) }) };
}

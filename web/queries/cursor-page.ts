import { queryOptions } from '@tanstack/react-query';
import type { Connection } from '../../shared/session-view.ts';
import type { CursorPosition } from '../../shared/transaction-page.ts';
import type { KontoClient } from '../api/konto-client.ts';
import { bankDataKey } from './bank-data.ts';
import { readBankData } from './read-bank-data.ts';
import { readOn } from './read-on.ts';

/** Where one page of transactions is to be had, at a bank that does not count its pages. */
export interface CursorAddress extends CursorPosition {
  connection: Connection;
  accountId: string;
}

/** One page of an account's transactions; where it has no rows, the first one behind it that has. */
export function cursorPageQuery(client: KontoClient, { connection, accountId, ...position }: CursorAddress) {
  const { connectionId } = connection;
  return queryOptions({
    queryKey: [...bankDataKey(connectionId), 'transactions', accountId, position],
    queryFn: ({ signal }) =>
      readOn(position, (at) =>
        readBankData({
          connection,
          body: client.readTransactions(connectionId, accountId, formatPosition(at), signal),
          parse: ({ parseTransactionPage }, body) => parseTransactionPage(body, at, accountId),
        }),
      ),
  });
}

/** A cursor says all of its page. */
function formatPosition({ cursor, dateFrom, pageSize }: CursorPosition): Record<string, string> {
  if (cursor !== null) return { cursor };
  return { ...(dateFrom && { dateFrom }), ...(pageSize && { pageSize: String(pageSize) }) };
}

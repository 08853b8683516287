import { queryOptions } from '@tanstack/react-query';
import type { CursorPosition, TransactionPage } from '../../shared/transaction-page.ts';
import type { KontoClient } from '../api/konto-client.ts';
import { readBankData } from './read-bank-data.ts';
import { readOn } from './read-on.ts';
import { type AccountAddress, transactionsKey } from './transactions.ts';

/** Where one page of transactions is to be had, at a bank that does not count its pages. */
export interface CursorAddress extends AccountAddress, CursorPosition {}

/** One page of an account's transactions; where it has no rows, the first one behind it that has. */
export function cursorPageQuery(client: KontoClient, address: CursorAddress) {
  const { connection, accountId, ...position } = address;
  return queryOptions({
    queryKey: [...transactionsKey({ connection, accountId }), position],
    queryFn: ({ signal }) => readCursorPage(client, address, signal),
    structuralSharing: false, // as for pages that are counted
  });
}

/** The same, kept nowhere. */
export const readCursorPage = (
  client: KontoClient,
  { connection, accountId, ...position }: CursorAddress,
  signal: AbortSignal,
): Promise<TransactionPage> =>
  readOn(position, (at) =>
    readBankData({
      connection,
      body: client.readTransactions(connection.connectionId, accountId, formatPosition(at), signal),
      parse: ({ parseTransactionPage }, body) => parseTransactionPage(body, at, accountId),
    }),
  );

/** A cursor says all of its page, unless the bank wants the first day with it. */
function formatPosition({ cursor, dateFrom, pageSize }: CursorPosition): Record<string, string> {
  const period = dateFrom && { dateFrom };
  if (cursor !== null) return { cursor, ...period };
  return { ...period, ...(pageSize && { pageSize: String(pageSize) }) };
}

import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { judgeJoint, type PageJoint } from '../../shared/page-joint.ts';
import type { Connection } from '../../shared/session-view.ts';
import type { NumberedPosition, TransactionPage } from '../../shared/transaction-page.ts';
import type { KontoClient } from '../api/konto-client.ts';
import { bankDataKey } from './bank-data.ts';
import { readBankData } from './read-bank-data.ts';

/** Whose transactions are read. */
export interface AccountAddress {
  connection: Connection;
  accountId: string;
}

/** Where one page of transactions is to be had, at a bank that counts its pages. */
export interface PageAddress extends AccountAddress, NumberedPosition {}

/** The beginning of every key under which something of an account's transactions is kept. */
export const transactionsKey = ({ connection, accountId }: AccountAddress) =>
  [...bankDataKey(connection.connectionId), 'transactions', accountId] as const;

const pageKey = ({ page, pageSize, ...account }: PageAddress) =>
  [...transactionsKey(account), { page, pageSize }] as const;

/** One page of an account's transactions. */
export const transactionPageQuery = (client: KontoClient, address: PageAddress) =>
  queryOptions({
    queryKey: pageKey(address),
    queryFn: ({ signal }) => readPage(client, address, signal),
    // A page is read anew as a whole: to compare thousands of rows with those before takes longer than to show them.
    structuralSharing: false,
  });

/** One page, kept nowhere. */
export function readPage(
  client: KontoClient,
  { connection, accountId, page, pageSize }: PageAddress,
  signal: AbortSignal,
): Promise<TransactionPage> {
  const query = { page: String(page), pageSize: String(pageSize) };
  return readBankData({
    connection,
    body: client.readTransactions(connection.connectionId, accountId, query, signal),
    parse: ({ parseTransactionPage }, body) => parseTransactionPage(body, { page, pageSize }, accountId),
  });
}

const jointsKey = ({ pageSize, connection, accountId }: PageAddress) =>
  [...transactionsKey({ connection, accountId }), 'joint', pageSize] as const;

/**
 * Whether a page follows the one before it as that was shown. What vanished meanwhile leaves no trace on the page itself,
 * so the one before it is read once more, and only compared. Where it was not shown, nothing can be missed.
 */
export const pageJointQuery = (client: KontoClient, address: PageAddress) =>
  queryOptions({
    queryKey: [...jointsKey(address), address.page] as const,
    queryFn: async ({ signal, client: cache }): Promise<PageJoint> => {
      const before = { ...address, page: address.page - 1 };
      const held = readHeldPage(cache, before);
      if (held === undefined) return 'joined';
      const again = await readPage(client, before, signal);
      // Where the page itself is being read again, what comes of that is compared.
      const page = await cache.fetchQuery({ ...transactionPageQuery(client, address), staleTime: Infinity });
      return judgeJoint({ held, again, page });
    },
  });

/** The first page, up to this one, before which rows are known to be missing. */
export function findGap(cache: QueryClient, address: PageAddress): number | null {
  const joints = cache.getQueriesData<PageJoint>({ queryKey: jointsKey(address) });
  const pages = joints.flatMap(([key, joint]) => (joint === 'missing' ? Number(key.at(-1)) : []));
  const before = pages.filter((page) => page <= address.page);
  return before.length > 0 ? Math.min(...before) : null;
}

const readHeldPage = (cache: QueryClient, address: PageAddress): TransactionPage | undefined =>
  cache.getQueryData<TransactionPage>(pageKey(address));

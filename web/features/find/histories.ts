import { bankPaging } from '../../../shared/banks/bank-paging.ts';
import { type CalendarDate, isCalendarDate } from '../../../shared/calendar-date.ts';
import type { BankProfile, Connection } from '../../../shared/session-view.ts';
import type { PagePosition, TransactionPage } from '../../../shared/transaction-page.ts';
import { RequestFailure } from '../../api/request-failure.ts';
import { createFindIndex, type FindIndex } from '../../history/find/find-index.ts';
import type { Verdict } from '../../history/load/load-world.ts';
import { createLoader, type Loader } from '../../history/load/loader.ts';
import { cursorPageQuery } from '../../queries/cursor-page.ts';
import { responseProfiles } from '../../queries/response-profiles.ts';
import { knownSession } from '../../queries/session.ts';
import { type AccountAddress, transactionPageQuery } from '../../queries/transactions.ts';
import type { World } from '../../world.tsx';

/** What is loaded of one account, for all screens of the tab. */
export interface AccountHistory {
  connectionId: string;
  loader: Loader;
  index: FindIndex;
}

interface Histories {
  find: (connection: Connection, accountId: string) => AccountHistory;
}

const known = new WeakMap<World, Histories>();

export function historiesOf(world: World): Histories {
  const histories = known.get(world) ?? createHistories(world);
  known.set(world, histories);
  return histories;
}

/** They live in memory alone, and go with the connection through which they were read. */
function createHistories(world: World): Histories {
  const { queryClient } = world;
  const byAccount = new Map<string, AccountHistory>();

  function forgetLost(): void {
    const session = knownSession(queryClient);
    const connections = session?.status === 'signed-in' ? session.connections : [];
    for (const [key, { connectionId, loader }] of byAccount) {
      if (connections.some((connection) => connection.connectionId === connectionId)) continue;
      loader.stop();
      byAccount.delete(key);
    }
  }
  queryClient.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] === 'session') forgetLost();
  });

  return {
    find(connection, accountId) {
      const { connectionId } = connection;
      const key = `${connectionId} ${accountId}`;
      const history = byAccount.get(key) ?? createAccountHistory(world, connection, accountId);
      byAccount.set(key, history);
      return history;
    },
  };
}

function createAccountHistory(world: World, connection: Connection, accountId: string): AccountHistory {
  const { now } = world;
  const loader = createLoader({
    first: firstPageOf(connection.profile),
    keyOf: JSON.stringify,
    readPage: (position) => readWholePage(world, { connection, accountId }, position),
    judge: (error) => judgeFailure(error, now()),
    now,
    startTimer: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  });
  return { connectionId: connection.connectionId, loader, index: createFindIndex(loader.history) };
}

/** Once loaded, a page is kept in the history alone. */
const once = { staleTime: 0, gcTime: 0 };

/** With all the rows that the bank sent for it. */
async function readWholePage(
  { client, queryClient }: World,
  account: AccountAddress,
  position: PagePosition,
): Promise<TransactionPage> {
  const page = await ('page' in position
    ? queryClient.fetchQuery({ ...transactionPageQuery(client, { ...account, ...position }), ...once })
    : queryClient.fetchQuery({ ...cursorPageQuery(client, { ...account, ...position }), ...once }));
  if (page.rest.length === 0) return page;
  const { readMoreRows } = await responseProfiles[account.connection.profile]();
  let whole = page;
  while (whole.rest.length > 0) whole = readMoreRows(whole);
  return whole;
}

/** As many rows at a time as the bank gives. */
function firstPageOf(profile: BankProfile): PagePosition {
  const { isNumbered, pageSizes } = bankPaging[profile];
  const pageSize = pageSizes.at(-1) ?? null;
  return isNumbered && pageSize !== null ? { page: 1, pageSize } : { cursor: null, pageSize, dateFrom: null };
}

function judgeFailure(error: unknown, now: number): Verdict {
  if (!(error instanceof RequestFailure)) return { kind: 'failure' };
  const { code, details } = error;
  if (code === 'rate_limited') return { kind: 'wait', until: details.retryAt ?? now + 1_000 };
  if (code !== 'history_limit') return { kind: 'failure' };
  return { kind: 'bank-limit', earliestDateFrom: readDay(details.earliestDateFrom) };
}

const readDay = (text: string | undefined): CalendarDate | null =>
  text !== undefined && isCalendarDate(text) ? text : null;

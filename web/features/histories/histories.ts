import { bankPaging } from '../../../shared/banks/bank-paging.ts';
import { isCalendarDate } from '../../../shared/calendar-date.ts';
import type { BankProfile, Connection } from '../../../shared/session-view.ts';
import type { PagePosition } from '../../../shared/transaction-page.ts';
import { RequestFailure } from '../../api/request-failure.ts';
import { createFindIndex, type FindIndex } from '../../history/find/find-index.ts';
import type { Verdict } from '../../history/load/load-world.ts';
import { createLoader, type Loader } from '../../history/load/loader.ts';
import { knownSession } from '../../queries/session.ts';
import type { AccountAddress } from '../../queries/transactions.ts';
import type { World } from '../../world.tsx';
import { createLoadingOrder, type LoadingOrder } from './loading-order.ts';
import { readWholePage } from './read-whole-page.ts';

/** What is loaded of one account, for all screens of the tab. */
export interface AccountHistory {
  loader: Loader;
  index: FindIndex;
  /** When it was last complete, in ms since the epoch; null as long as it never was. */
  completeAt: () => number | null;
}

interface Histories {
  order: LoadingOrder;
  find: (account: AccountAddress) => AccountHistory;
}

const known = new WeakMap<World, Histories>();

export function historiesOf(world: World): Histories {
  const histories = known.get(world) ?? createHistories(world);
  known.set(world, histories);
  return histories;
}

/** They live in memory alone, and go with the consent through which they were read. */
function createHistories(world: World): Histories {
  const { queryClient } = world;
  const order = createLoadingOrder();
  const byAccount = new Map<string, { consent: string; history: AccountHistory }>();

  function forgetLost(): void {
    const session = knownSession(queryClient);
    const consents = session?.status === 'signed-in' ? session.connections.map(nameConsent) : [];
    for (const [key, { consent, history }] of byAccount) {
      if (consents.includes(consent)) continue;
      order.forget(history.loader);
      byAccount.delete(key);
    }
  }
  queryClient.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] === 'session') forgetLost();
  });

  return {
    order,
    find(account) {
      const consent = nameConsent(account.connection);
      const key = `${consent} ${account.accountId}`;
      const { history } = byAccount.get(key) ?? { history: createAccountHistory(world, account) };
      byAccount.set(key, { consent, history });
      return history;
    },
  };
}

/** A renewed one may give its accounts other ids. */
const nameConsent = ({ connectionId, connectedAt }: Connection): string => `${connectionId} ${connectedAt}`;

function createAccountHistory(world: World, account: AccountAddress): AccountHistory {
  const { now } = world;
  const loader = createLoader({
    first: firstPageOf(account.connection.profile),
    keyOf: JSON.stringify,
    readPage: (position, signal) => readWholePage(world, { ...account, position }, signal),
    judge: (error) => judgeFailure(error, now()),
    now,
    startTimer: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  });
  let completeAt: number | null = null;
  loader.subscribe(() => {
    if (loader.known.loading.status === 'complete') completeAt = now();
  });
  return { loader, index: createFindIndex(loader.history), completeAt: () => completeAt };
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
  const { earliestDateFrom = '' } = details;
  return { kind: 'bank-limit', earliestDateFrom: isCalendarDate(earliestDateFrom) ? earliestDateFrom : null };
}

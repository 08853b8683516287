import type { PageEntry, TransactionPage } from '../../../../shared/transaction-page.ts';
import type { Next, Verdict } from '../../../../web/history/load/load-world.ts';
import { createLoader, type Loader } from '../../../../web/history/load/loader.ts';
import { createTestClock, type TestClock } from '../../../support/test-clock.ts';

/** A bank of one account, newest first, to which rows are added between two reads. */
export interface GrowingBank {
  rows: PageEntry[];
  /** Called before each read, with how many there have been. It may add rows, and it may throw. */
  beforeRead: (reads: number) => void;
  /** Changes an answer. */
  answer: (page: TransactionPage) => TransactionPage;
  /** The pages that were asked for. */
  asked: number[];
}

export class TooEarly extends Error {
  readonly until: number;
  constructor(until: number) {
    super('too early');
    this.until = until;
  }
}

export const createBank = (rows: PageEntry[]): GrowingBank => ({
  rows,
  beforeRead: () => undefined,
  answer: (page) => page,
  asked: [],
});

interface OpenLoader {
  loader: Loader;
  clock: TestClock;
}

export const startedAt = Date.UTC(2026, 2, 16, 9);

/** A loader of this bank's pages. Its timers wait for `clock.advance`. */
export function openLoader(bank: GrowingBank, pageSize = 3): OpenLoader {
  const clock = createTestClock(startedAt, { skippedMs: 0 });
  const loader = createLoader({
    first: { page: 1, pageSize },
    keyOf: (next) => String(numberOf(next)),
    readPage: async (next) => {
      const page = numberOf(next);
      bank.beforeRead(bank.asked.push(page));
      return bank.answer(cutPage(bank.rows, page, pageSize));
    },
    judge,
    now: clock.now,
    startTimer: clock.startTimer,
  });
  return { loader, clock };
}

/** Its pages have numbers. */
export const numberOf = (place: Next | TransactionPage): number =>
  'page' in place && place.page !== null ? place.page : 1;

function cutPage(rows: readonly PageEntry[], page: number, pageSize: number): TransactionPage {
  const totalPages = Math.max(Math.ceil(rows.length / pageSize), 1);
  return {
    page,
    pageSize,
    totalPages,
    entries: rows.slice((page - 1) * pageSize, page * pageSize),
    rest: [],
    next: page < totalPages ? { page: page + 1, pageSize } : null,
    stop: null,
  };
}

function judge(error: unknown): Verdict {
  if (error instanceof TooEarly) return { kind: 'wait', until: error.until };
  const isLimit = error instanceof Error && error.message === 'limit';
  return isLimit ? { kind: 'bank-limit', earliestDateFrom: '2024-03-16' } : { kind: 'failure' };
}

/** The loader's next state that is neither loading nor one of these. */
export const reached = (loader: Loader, ...passing: string[]): Promise<Loader['known']> =>
  new Promise((resolve) => {
    const look = () => {
      if (['not-started', 'loading', ...passing].includes(loader.known.loading.status)) return;
      end();
      resolve(loader.known);
    };
    const end = loader.subscribe(look);
    look();
  });

export async function loadAll(loader: Loader): Promise<Loader['known']> {
  loader.start();
  return reached(loader);
}

export const keysOf = (loader: Loader): string[] => [...loader.history.rows()].map(({ key }) => key);

import type { CalendarDate } from '../../../shared/calendar-date.ts';
import type { TransactionPage } from '../../../shared/transaction-page.ts';

/** Where a page is to be had: known to the bank's profile alone. */
export type Next = NonNullable<TransactionPage['next']>;

/** What a failed read means for those that would follow. `until` is in ms since the epoch. */
export type Verdict =
  | { kind: 'wait'; until: number }
  | { kind: 'bank-limit'; earliestDateFrom: CalendarDate | null }
  | { kind: 'failure' };

/** What a loader needs of the world. */
export interface LoadWorld {
  first: Next;
  /** Two places are the same if their keys are. */
  keyOf: (next: Next) => string;
  readPage: (next: Next, signal: AbortSignal) => Promise<TransactionPage>;
  judge: (error: unknown) => Verdict;
  now: () => number;
  /** Calls back once, after so many ms, unless the function that it returns is called before. */
  startTimer: (ms: number, callback: () => void) => () => void;
}

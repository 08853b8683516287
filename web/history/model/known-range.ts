import type { CalendarDate } from '../../../shared/calendar-date.ts';
import type { History } from './history.ts';

/** How far the loading of a history has come, or why it goes no further. Closed: a screen has a sentence for each. */
export type LoadingState =
  | { status: 'not-started' | 'loading' | 'paused' | 'stopped' }
  /** The bank asked for patience; `until` is in ms since the epoch. */
  | { status: 'waiting'; until: number }
  /** The bank has no older rows. */
  | { status: 'complete' }
  /** The bank gives nothing older; null where it does not name the day. */
  | { status: 'bank-limit'; earliestDateFrom: CalendarDate | null }
  /** `row` counts from 1: the first one that is missing. */
  | { status: 'failed'; row: number; failure: LoadFailure };

/** A read that failed, or what is wrong with the pages as they follow each other. */
export type LoadFailure = { reason: 'read'; error: unknown } | { reason: SequenceFault };

export type SequenceFault =
  /** A page names itself, or one before it, as the next. */
  | 'repeated-next'
  /** The bank names a next page, but not so that it can be asked for. */
  | 'unusable-next'
  /** Page after page, and nothing on them that was not loaded before. */
  | 'no-new-rows'
  /** More rows than any account has. */
  | 'endless'
  /** What was newest is no longer to be found: the rows from before cannot be joined with those of now. */
  | 'changed-meanwhile';

/** What is known of an account's history at a moment. */
export interface KnownRange {
  /** How many booked rows are loaded, with those that could not be read. */
  rows: number;
  unreadable: number;
  pending: number;
  pages: number;
  days: History['days'];
  currencies: readonly string[];
  loading: LoadingState;
}

export const describeRange = (history: History, pages: number, loading: LoadingState): KnownRange => ({
  rows: history.size,
  unreadable: history.unreadable,
  pending: history.pending.length,
  pages,
  days: history.days,
  currencies: history.currencies,
  loading,
});

/** Whether all is there that the bank has, and could be read. */
export const isWhole = ({ loading, unreadable }: KnownRange): boolean =>
  loading.status === 'complete' && unreadable === 0;

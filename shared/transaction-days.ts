import { type CalendarDate, compareDays } from './calendar-date.ts';
import { groupBy } from './group-by.ts';
import { type Money, sumByCurrency } from './money.ts';
import type { Transaction } from './transaction.ts';
import type { TransactionEntry, TransactionPage, UnreadableEntry } from './transaction-page.ts';

/** The booked entries of one day. `totals` is null where the page cannot prove that it holds the whole day. */
export interface BookingDay {
  day: CalendarDate | null;
  entries: TransactionEntry[];
  totals: Money[] | null;
}

/** A page as people read it: what is pending, unclear, what could not be read, and the days, newest first. */
export interface PageBlocks {
  pending: TransactionEntry[];
  /** Of which the bank does not say in a known word whether they are booked. */
  unclear: TransactionEntry[];
  unreadable: UnreadableEntry[];
  days: BookingDay[];
}

export function groupPage(page: TransactionPage): PageBlocks {
  const transactions = page.entries.filter((entry) => entry.kind === 'transaction');
  const inStatus = (status: Transaction['bookingStatus']) =>
    transactions.filter(({ transaction }) => transaction.bookingStatus === status);
  const groups = groupDays(inStatus('booked'));
  const partial = findPartialDays(page, groups);
  return {
    pending: inStatus('pending'),
    unclear: inStatus(null),
    unreadable: page.entries.filter((entry) => entry.kind === 'unreadable'),
    days: groups.map(({ day, entries }) => ({
      day,
      entries,
      totals: partial.includes(day) ? null : sumEntries(entries),
    })),
  };
}

const sumEntries = (entries: readonly TransactionEntry[]): Money[] =>
  sumByCurrency(entries.map(({ transaction }) => transaction.money));

type DayEntries = Omit<BookingDay, 'totals'>;

function groupDays(booked: readonly TransactionEntry[]): DayEntries[] {
  const days = groupBy(booked, ({ transaction }) => transaction.bookingDate);
  const groups = [...days].map(([day, entries]) => ({ day, entries }));
  return groups.sort((left, right) => newestFirst(left.day, right.day));
}

/** What has no booking date comes last. */
function newestFirst(left: CalendarDate | null, right: CalendarDate | null): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return compareDays(right, left);
}

/**
 * The days of which the page may not hold everything: those at an edge behind which there is more. Where a row or its
 * date could not be read, or the rows do not run from newest to oldest, that is every day.
 */
function findPartialDays(page: TransactionPage, groups: readonly DayEntries[]): readonly DayEntries['day'][] {
  const days = readBookingDates(page);
  const inOrder = days.every((day, index) => newestFirst(days[index - 1] ?? day, day) <= 0);
  if (days.includes(null) || !inOrder) return groups.map(({ day }) => day);
  const newest = page.page === 1 ? [] : days.slice(0, 1);
  const isLast = page.next === null && page.stop === null && page.rest.length === 0;
  const oldest = isLast ? [] : days.slice(-1);
  return [...newest, ...oldest];
}

/** The dates of the rows that are booked or cannot be read, in the page's order; null for what could not be read. */
const readBookingDates = ({ entries }: TransactionPage): (CalendarDate | null)[] =>
  entries.flatMap((entry) => {
    if (entry.kind === 'unreadable') return [null];
    return entry.transaction.bookingStatus === 'booked' ? [entry.transaction.bookingDate] : [];
  });

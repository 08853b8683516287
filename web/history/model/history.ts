import { type CalendarDate, compareDays } from '../../../shared/calendar-date.ts';
import type { PageEntry, TransactionEntry } from '../../../shared/transaction-page.ts';
import { createPackedRows, type RowContent } from './packed-rows.ts';

/** A booked row, or one that could not be read. `row` is its number: it stays the same as long as the history lives. */
type HistoryRow = PageEntry & { row: number };

/** What is loaded of one account. Booked rows are packed; pending ones are kept as they came, and never for long. */
export interface History {
  /** How many rows there are, the unreadable among them and the pending not. */
  readonly size: number;
  /** The numbers of the rows in the bank's order, newest first. It is another array after each change. */
  readonly order: readonly number[];
  readonly pending: readonly TransactionEntry[];
  readonly unreadable: number;
  /** The days of the oldest and of the newest booking; null as long as there is none with a date. */
  readonly days: { oldest: CalendarDate; newest: CalendarDate } | null;
  /** The codes of the currencies, in the order in which they were met. */
  readonly currencies: readonly string[];
  /** Throws a `RangeError` for a number that no row has. */
  readRow: (row: number) => HistoryRow;
  /** Every row in the bank's order, read one by one. */
  rows: () => Generator<HistoryRow>;
  /** One line that says all that an entry does, but for its key: equal lines are equal rows. */
  pack: (entry: PageEntry) => string;
  packedAt: (row: number) => string;
  /** The row that says the very same as what was packed; null if there is none. */
  findPacked: (packed: string) => number | null;
  /** Puts a row in the place of one that the bank has amended. `place` counts in the bank's order, from 0. */
  replace: (place: number, packed: string) => void;
  /** Puts rows behind the oldest, in the bank's order. */
  append: (packed: readonly string[]) => void;
  /** Puts rows before the newest, in the bank's order. */
  prepend: (packed: readonly string[]) => void;
  setPending: (pending: readonly TransactionEntry[]) => void;
}

export function createHistory(): History {
  const packed = createPackedRows();
  const currencies = new Set<string>();
  let order: readonly number[] = [];
  let pending: readonly TransactionEntry[] = [];
  let unreadable = 0;
  let days: History['days'] = null;

  const add = (line: string): number => {
    const row = packed.add(line);
    const content = packed.contentAt(row);
    if (content.kind === 'unreadable') unreadable += 1;
    else {
      currencies.add(content.transaction.money.currency);
      days = widen(days, content.transaction.bookingDate);
    }
    return row;
  };
  const readRow = (row: number): HistoryRow => nameRow(row, packed.contentAt(row));

  return {
    get size() {
      return order.length;
    },
    get order() {
      return order;
    },
    get pending() {
      return pending;
    },
    get unreadable() {
      return unreadable;
    },
    get days() {
      return days;
    },
    get currencies() {
      return [...currencies];
    },
    readRow,
    *rows() {
      for (const row of order) yield readRow(row);
    },
    pack: packed.pack,
    packedAt: packed.packedAt,
    findPacked: packed.find,
    replace(place, line) {
      order = order.with(place, add(line));
    },
    append(lines) {
      order = [...order, ...lines.map(add)];
    },
    prepend(lines) {
      order = [...lines.map(add), ...order];
    },
    setPending(entries) {
      pending = entries;
    },
  };
}

function widen(days: History['days'], day: CalendarDate | null): History['days'] {
  if (day === null) return days;
  const { oldest, newest } = days ?? { oldest: day, newest: day };
  return {
    oldest: compareDays(day, oldest) < 0 ? day : oldest,
    newest: compareDays(day, newest) > 0 ? day : newest,
  };
}

/** By the bank's id where it has one, as a page names it; else by its number, which a page cannot know. */
function nameRow(row: number, content: RowContent): HistoryRow {
  const id = content.kind === 'transaction' ? content.transaction.transactionId : null;
  return { ...content, key: id ?? `loaded-${row + 1}`, row };
}

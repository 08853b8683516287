import type { CalendarDate } from '../../../shared/calendar-date.ts';
import { type Decimal, fractionDigits, toUnits } from '../../../shared/decimal.ts';
import { foldText } from './fold-text.ts';
import { parseQuery, type QueryWord } from './parse-query.ts';
import type { Direction, PreparedRow } from './prepared-row.ts';

/** What rows are looked for; a field that is absent asks for nothing. */
export interface RowFilter {
  /** As it was typed. */
  text?: string;
  /** The first and the last day, both included. */
  from?: CalendarDate;
  to?: CalendarDate;
  /** Without a sign, both included. */
  min?: Decimal;
  max?: Decimal;
  direction?: Exclude<Direction, 'none'>;
  bookingStatus?: PreparedRow['bookingStatus'];
  /** The whole name, whatever its case and diacritics. */
  counterparty?: string;
  currency?: string;
}

type Test = (row: PreparedRow) => boolean;

/** The rows that pass every part of the filter, in the order in which they came. */
export function filterRows(rows: readonly PreparedRow[], filter: RowFilter): readonly PreparedRow[] {
  const tests = listTests(filter);
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((passes) => passes(row)));
}

/** The cheap ones first. */
const listTests = (filter: RowFilter): Test[] => [
  ...testKinds(filter),
  ...testDays(filter),
  ...testAmounts(filter),
  ...parseQuery(filter.text ?? '').map(testWord),
];

function testKinds({ direction, bookingStatus, currency, counterparty }: RowFilter): Test[] {
  const tests: Test[] = [];
  if (direction !== undefined) tests.push((row) => row.direction === direction);
  if (bookingStatus !== undefined) tests.push((row) => row.bookingStatus === bookingStatus);
  if (currency !== undefined) tests.push((row) => row.currency === currency);
  if (counterparty !== undefined) tests.push(testName(foldText(counterparty)));
  return tests;
}

/** Names repeat: each is folded once. */
function testName(wanted: string): Test {
  const known = new Map<string, boolean>();
  return ({ counterparty }) => {
    if (counterparty === null) return false;
    const is = known.get(counterparty) ?? foldText(counterparty) === wanted;
    known.set(counterparty, is);
    return is;
  };
}

/** A row without a day is on none. */
function testDays({ from, to }: RowFilter): Test[] {
  const tests: Test[] = [];
  if (from !== undefined) tests.push(({ day }) => day !== null && day >= from);
  if (to !== undefined) tests.push(({ day }) => day !== null && day <= to);
  return tests;
}

function testAmounts({ min, max }: RowFilter): Test[] {
  const tests: Test[] = [];
  if (min !== undefined) tests.push(testSize(min, (size, bound) => size >= bound));
  if (max !== undefined) tests.push(testSize(max, (size, bound) => size <= bound));
  return tests;
}

/** Exact, whatever the number of digits: both are counted in the smaller unit of the two. */
function testSize(bound: Decimal, isWithin: (size: bigint, bound: bigint) => boolean): Test {
  const digits = fractionDigits(bound);
  const boundAt = memoizeByScale((scale) => toUnits(bound, Math.max(scale, digits)));
  const factorAt = memoizeByScale((scale) => 10n ** BigInt(Math.max(digits - scale, 0)));
  return ({ units, scale }) => {
    const size = (units < 0n ? -units : units) * (scale < digits ? factorAt(scale) : 1n);
    return isWithin(size, boundAt(scale));
  };
}

function memoizeByScale(compute: (scale: number) => bigint): (scale: number) => bigint {
  const known: bigint[] = [];
  return (scale) => {
    known[scale] ??= compute(scale);
    return known[scale];
  };
}

function testWord({ needles: [first = '', ...others] }: QueryWord): Test {
  if (others.length === 0) return ({ searchKey }) => searchKey.includes(first);
  return ({ searchKey }) => searchKey.includes(first) || others.some((needle) => searchKey.includes(needle));
}

import { fromUnits } from '../../../shared/decimal.ts';
import { add, type Money } from '../../../shared/money.ts';
import type { PreparedRow } from './prepared-row.ts';

/** What came in, what went out (negative) and both together, in one currency. */
export interface Totals {
  currency: string;
  in: Money;
  out: Money;
  net: Money;
  /** How many booked rows were added up. */
  rows: number;
}

/** Units of one currency with one number of fraction digits. */
interface Sum {
  currency: string;
  scale: number;
  in: bigint;
  out: bigint;
  rows: number;
}

/** One sum for each currency, exact to the last digit. What is pending, or in a state that the bank does not say clearly, never counts. */
export function totalRows(rows: readonly PreparedRow[]): Totals[] {
  const totals = new Map<string, Totals>();
  for (const sum of sumUnits(rows)) {
    const one = toTotals(sum);
    const other = totals.get(sum.currency);
    totals.set(sum.currency, other ? addTotals(other, one) : one);
  }
  return [...totals.values()];
}

/** Neighbours mostly share currency and digits: the sum of the last row is looked at first. */
function sumUnits(rows: readonly PreparedRow[]): Iterable<Sum> {
  const sums = new Map<string, Sum>();
  let last: Sum | null = null;
  for (const { currency, scale, units, bookingStatus } of rows) {
    if (bookingStatus !== 'booked') continue;
    if (last?.currency !== currency || last.scale !== scale) last = requireSum(sums, currency, scale);
    if (units < 0n) last.out += units;
    else last.in += units;
    last.rows += 1;
  }
  return sums.values();
}

function requireSum(sums: Map<string, Sum>, currency: string, scale: number): Sum {
  const key = `${currency} ${scale}`;
  const sum = sums.get(key) ?? { currency, scale, in: 0n, out: 0n, rows: 0 };
  sums.set(key, sum);
  return sum;
}

function toTotals({ currency, scale, rows, ...sum }: Sum): Totals {
  const toMoney = (units: bigint): Money => ({ amount: fromUnits(units, scale), currency });
  return { currency, in: toMoney(sum.in), out: toMoney(sum.out), net: toMoney(sum.in + sum.out), rows };
}

const addTotals = (one: Totals, other: Totals): Totals => ({
  currency: one.currency,
  in: add(one.in, other.in),
  out: add(one.out, other.out),
  net: add(one.net, other.net),
  rows: one.rows + other.rows,
});

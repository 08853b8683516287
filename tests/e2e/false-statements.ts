// What a page of transactions states, against what the bank has sent. Each difference is a line.
import { type ExactJson, formatExactJson } from '../../shared/exact-json.ts';
import type { AccountOnScreen, RowOnScreen } from './account-on-screen.ts';
import { isObject } from './bank-answers.ts';
import { type Cents, formatCents, readSent, readShown, sumCents } from './money-on-screen.ts';

export interface PageStatement {
  screen: AccountOnScreen;
  /** The rows of the bank's answer. */
  sent: readonly ExactJson[];
  page: number;
  /** How many rows the bank has sent on the pages before. */
  before: number;
  language: string;
}

export const listFalseStatements = (statement: PageStatement): string[] => [
  ...compareRows(statement),
  ...comparePosition(statement),
  ...compareDays(statement),
];

const readRowsOf = ({ blocks }: AccountOnScreen): RowOnScreen[] => blocks.flatMap(({ rows }) => rows);

const moneyOf = (row: ExactJson): Cents | null => (isObject(row) ? readSent(row.transactionAmount) : null);

/** Every row that was sent is there once, with its own sign, amount and currency, or as one that cannot be read. */
function compareRows({ screen, sent, language }: PageStatement): string[] {
  const rows = readRowsOf(screen);
  const shown = rows.map(({ amount }) =>
    amount === null ? 'unreadable' : formatCents(readShown(amount, language)),
  );
  const meant = sent.map(moneyOf).map((money) => (money === null ? 'unreadable' : formatCents(money)));
  const faults = compareSorted('rows', shown, meant);
  if (new Set(rows.map(({ key }) => key)).size < rows.length) faults.push('two rows have one key');
  const reversals = rows.filter(({ isReversal }) => isReversal).length;
  const meantReversals = sent.filter(isReversal).length;
  if (reversals !== meantReversals) faults.push(`${reversals} reversals for ${meantReversals}`);
  const pluses = rows.filter(({ originalAmount }) => originalAmount?.includes('+'));
  return [...faults, ...pluses.map(({ originalAmount }) => `a plus of its own: ${originalAmount}`)];
}

const isReversal = (row: ExactJson): boolean => isObject(row) && String(row.isReversal) === 'true';

function compareSorted(what: string, shown: readonly string[], meant: readonly string[]): string[] {
  const [left, right] = [shown.toSorted().join(', '), meant.toSorted().join(', ')];
  return left === right ? [] : [`${what}: ${left} for ${right}`];
}

/** "Rows 51–100, page 2 of 3" or "Page 2, 15 rows": what it says is so. */
function comparePosition({ screen: { position }, sent, page, before }: PageStatement): string[] {
  if (position === '') return sent.length === 0 ? [] : ['no position beside rows'];
  const numbers = position.match(/\d+/g)?.map(Number) ?? [];
  const expected = position.includes('–') ? [before + 1, before + sent.length, page] : [page, sent.length];
  const isTrue = expected.every((number, index) => numbers[index] === number);
  const [all = page] = numbers.slice(expected.length);
  return isTrue && all >= page
    ? []
    : [`"${position}" over ${sent.length} rows after ${before}, page ${page}`];
}

/** A day's total is the sum of the rows below it; and what the bank has sent of that day stands there. */
const compareDays = ({ screen, sent, language }: PageStatement): string[] =>
  screen.blocks.flatMap(({ day, totals, rows }) => {
    const shown = rows.flatMap(({ amount }) => (amount === null ? [] : readShown(amount, language)));
    const faults =
      totals.length === 0
        ? []
        : compareSorted(
            `total of ${day}`,
            totals.map((total) => formatCents(readShown(total, language))),
            sumCents(shown),
          );
    if (day === null) return faults;
    const meant = sent.filter((row) => dayOf(row) === day).flatMap((row) => moneyOf(row) ?? []);
    return [...faults, ...compareSorted(`rows of ${day}`, shown.map(formatCents), meant.map(formatCents))];
  });

/** A day of the calendar, followed by nothing or by a zone; none for a row in a state that nobody knows. */
function dayOf(row: ExactJson): string | null {
  if (!isObject(row) || typeof row.bookingDate !== 'string') return null;
  if (!/^(booked)?$/i.test(String(row.transactionState ?? ''))) return null;
  const [day, year = '', month = '', date = ''] =
    /^(\d{4})-(\d\d)-(\d\d)(?=$|Z|[T+])/.exec(row.bookingDate) ?? [];
  const isDay =
    new Date(Date.UTC(Number(year), Number(month) - 1, Number(date))).getUTCDate() === Number(date);
  return day !== undefined && isDay && year > '1900' && year < '9000' ? day : null;
}

/** A detail holds the object that the bank has sent, whole. */
export function findSource(shown: string, sent: readonly ExactJson[]): ExactJson | undefined {
  return sent.find((row) => formatExactJson(row) === shown);
}

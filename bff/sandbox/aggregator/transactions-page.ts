import { isCalendarDate } from '../../../shared/calendar-date.ts';
import { type Day, dayAt, parseDay } from '../accounts/calendar.ts';
import { readHistory } from '../accounts/history.ts';
import type { SandboxAccount } from '../accounts/sandbox-account.ts';
import { findRow } from '../api/current-page.ts';
import type { WireBody } from '../api/json-body.ts';
import type { Quirks } from '../levers/quirks.ts';
import { AggregatorError } from './aggregator-error.ts';
import { buildTransaction } from './transaction-body.ts';

interface AskedAccount {
  account: SandboxAccount;
  places: Map<string, number>;
  now: number;
}

const pageSize = 50;
/** What is shown where nobody asks for more. */
const usualDays = 90;
const strategies = ['default', 'longest'];
const names = ['date_from', 'date_to', 'continuation_key', 'transaction_status', 'strategy'];

/** One page of an account's transactions, and the key of the next. */
export function buildTransactionsPage(
  { account, places, now }: AskedAccount,
  query: URLSearchParams,
  quirks: Quirks,
): WireBody {
  const today = dayAt(now);
  const { dateFrom, dateTo } = readPeriod(query, today);
  const history = readHistory({ plan: account.plan, today, kept: account.keptRows });
  const begin = dateTo === null ? 0 : findRow(history, today, (day) => day <= dateTo);
  const end = dateFrom === null ? history.total : findRow(history, today, (day) => day < dateFrom);
  const start = readPlace(query, places) ?? begin;
  const isEmpty = quirks.has('empty-pages') && !query.has('continuation_key');
  const next = isEmpty ? start : Math.min(start + pageSize, end);
  const rows = history.read(start, Math.max(next - start, 0));
  return {
    transactions: rows.map((row, index) => buildTransaction(account, row, { index, quirks })),
    continuation_key: next < end ? issueKey(places, next) : null,
  };
}

function issueKey(places: Map<string, number>, place: number): string {
  const key = `${crypto.randomUUID()}/+=`;
  places.set(key, place);
  return key;
}

/** A key is good in its own session alone. */
function readPlace(query: URLSearchParams, places: ReadonlyMap<string, number>): number | null {
  const key = query.get('continuation_key');
  if (key === null) return null;
  const place = places.get(key);
  if (place !== undefined) return place;
  throw new AggregatorError(422, 'WRONG_CONTINUATION_KEY', 'Wrong continuation key provided');
}

function readPeriod(query: URLSearchParams, today: Day) {
  const strategy = query.get('strategy') ?? 'default';
  const isKnown = query.keys().every((name) => names.includes(name));
  if (!isKnown || !strategies.includes(strategy))
    throw new AggregatorError(422, 'WRONG_REQUEST_PARAMETERS', 'Wrong request parameters provided');
  const from = readDay(query, 'date_from');
  const dateTo = readDay(query, 'date_to');
  if (from === null && dateTo !== null)
    throw new AggregatorError(422, 'DATE_TO_WITHOUT_DATE_FROM', 'date_from must be provided');
  if (from !== null && from > today)
    throw new AggregatorError(422, 'DATE_FROM_IN_FUTURE', 'date_from can not be in the future');
  if (from !== null && dateTo !== null && from > dateTo)
    throw new AggregatorError(422, 'WRONG_DATE_INTERVAL', 'date_from should be less than or equal date_to');
  if (strategy === 'longest') return { dateFrom: from, dateTo: null };
  return { dateFrom: from ?? today - usualDays, dateTo };
}

function readDay(query: URLSearchParams, name: string): Day | null {
  const value = query.get(name);
  if (value === null) return null;
  if (isCalendarDate(value)) return parseDay(value);
  throw new AggregatorError(422, 'WRONG_REQUEST_PARAMETERS', `${name} must be a date`);
}

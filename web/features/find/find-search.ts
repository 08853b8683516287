import { type CalendarDate, isCalendarDate } from '../../../shared/calendar-date.ts';
import { parseDecimal } from '../../../shared/decimal.ts';
import type { RowFilter } from '../../history/find/filter-rows.ts';
import type { RowSort } from '../../history/find/sort-rows.ts';

/** What the address says of a search. What it does not say is null, or the newest first. */
export interface FindSearch {
  q: string;
  /** The key of the one account that is searched; null for all of them. */
  account: string | null;
  from: CalendarDate | null;
  to: CalendarDate | null;
  /** As typed: `12,30` and `12.30` are the same. */
  min: string;
  max: string;
  direction: 'in' | 'out' | null;
  status: 'booked' | 'pending' | null;
  currency: string | null;
  counterparty: string | null;
  sort: SortName;
  /** The row whose detail is open. */
  tx: string | null;
}

/** By its name in the address. */
export const sorts = {
  newest: { by: 'date', direction: 'descending' },
  oldest: { by: 'date', direction: 'ascending' },
  highest: { by: 'amount', direction: 'descending' },
  lowest: { by: 'amount', direction: 'ascending' },
  counterparty: { by: 'counterparty', direction: 'ascending' },
} as const satisfies Record<string, RowSort>;
export type SortName = keyof typeof sorts;

const sortNames = Object.keys(sorts) as SortName[];

/** Reads an address; what it says wrongly is as if it did not say it. */
export function parseFindSearch(query: URLSearchParams): FindSearch {
  return {
    q: query.get('q') ?? '',
    account: query.get('account') || null,
    from: readDay(query.get('from')),
    to: readDay(query.get('to')),
    min: query.get('min') ?? '',
    max: query.get('max') ?? '',
    direction: readOneOf(query.get('direction'), ['in', 'out']),
    status: readOneOf(query.get('status'), ['booked', 'pending']),
    currency: query.get('currency') || null,
    counterparty: query.get('counterparty') || null,
    sort: readOneOf(query.get('sort'), sortNames) ?? 'newest',
    tx: query.get('tx') || null,
  };
}

/** Writes an address, without what goes without saying. */
export function formatFindSearch({ sort, ...said }: FindSearch): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(said))
    if (value !== null && value !== '') query.set(name, value);
  if (sort !== 'newest') query.set('sort', sort);
  return query.toString();
}

/** What rows must have to be found. An amount that is no number asks for nothing: its field says so. */
export function toRowFilter({ q, from, to, min, max, direction, status, ...exact }: FindSearch): RowFilter {
  return dropNulls({
    text: q,
    from,
    to,
    min: readAmount(min),
    max: readAmount(max),
    direction,
    bookingStatus: status,
    currency: exact.currency,
    counterparty: exact.counterparty,
  });
}

/** Whether anything is looked for: only then histories are loaded. */
export const isAsking = ({ account: _, sort: __, tx: ___, ...asked }: FindSearch): boolean =>
  Object.values(asked).some((value) => value !== null && value.trim() !== '');

/** The decimal that somebody typed, with a comma or a point; null for what is none. */
export const readAmount = (typed: string) => parseDecimal(typed.replaceAll(/[\s+-]/g, '').replace(',', '.'));

const readDay = (text: string | null): CalendarDate | null =>
  text !== null && isCalendarDate(text) ? text : null;

const readOneOf = <Name extends string>(text: string | null, names: readonly Name[]): Name | null =>
  names.find((name) => name === text) ?? null;

type Present<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], null> };

const dropNulls = <Fields extends Record<string, unknown>>(fields: Fields): Present<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Present<Fields>;

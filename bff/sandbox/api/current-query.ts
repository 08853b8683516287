import { isCalendarDate } from '../../../shared/calendar-date.ts';
import { type Day, formatDay, parseDay } from '../accounts/calendar.ts';
import { ApiError } from './api-error.ts';
import { readWholeNumber } from './page-query.ts';

/** Which rows of an account are meant: those of some days, from a place on. */
export interface CurrentQuery {
  dateFrom: Day | null;
  dateTo: Day | null;
  pageSize: number;
  /** Counted from 1; null where the place is named by `rowsLeft` or is the first. */
  page: number | null;
  /** How many rows there are from the place to the end; what `entryReferenceFrom` stands for. */
  rowsLeft: number | null;
}

const names = ['dateFrom', 'dateTo', 'pageSize', 'page', 'entryReferenceFrom'];
const reference = /^R\/(\d{1,9})\+=$/;

/** With characters that want escaping, as the real one may have; and it outlives the consent, as a row does. */
export const formatReference = (rowsLeft: number): string => `R/${rowsLeft}+=`;

/** Throws 400 for what is not known, malformed, or before the day with which the bank's rows begin. */
export function readCurrentQuery(query: URLSearchParams, earliest: Day): CurrentQuery {
  for (const name of query.keys())
    if (!names.includes(name) || query.getAll(name).length > 1) throw invalid(name);
  const dateFrom = readDay(query, 'dateFrom');
  if (dateFrom !== null && dateFrom < earliest)
    throw new ApiError(
      400,
      'ILLEGAL_ARGUMENT',
      `Wrong period. Earliest allowed dateFrom is ${formatDay(earliest)}`,
    );
  return {
    dateFrom,
    dateTo: readDay(query, 'dateTo'),
    pageSize: readWholeNumber(query, 'pageSize', { standard: 50, largest: 200 }),
    page: query.has('page')
      ? readWholeNumber(query, 'page', { standard: 1, largest: Number.MAX_SAFE_INTEGER })
      : null,
    rowsLeft: readRowsLeft(query.get('entryReferenceFrom')),
  };
}

function readDay(query: URLSearchParams, name: string): Day | null {
  const value = query.get(name);
  if (value === null) return null;
  if (!isCalendarDate(value)) throw invalid(name);
  return parseDay(value);
}

function readRowsLeft(value: string | null): number | null {
  if (value === null) return null;
  const rows = reference.exec(value)?.[1];
  if (rows === undefined) throw invalid('entryReferenceFrom');
  return Number(rows);
}

const invalid = (name: string): ApiError =>
  new ApiError(400, 'INVALID_PARAMETER', `${name} is not known or malformed`);

import { isCalendarDate } from '../../calendar-date.ts';
import type { ParameterRule } from '../bank-requests.ts';
import { wholeNumber } from '../parameter-rules.ts';

const isPrintable = (value: string): boolean => /^[^\p{C}]{1,512}$/u.test(value);

/** The names of a `next` link that are followed, each with what its value can be. */
const rules: Readonly<Record<string, ParameterRule>> = {
  entryReferenceFrom: isPrintable,
  page: wholeNumber(1),
  pageSize: wholeNumber(1),
  dateFrom: isCalendarDate,
  dateTo: isCalendarDate,
};
export const cursorNames = Object.keys(rules);

/** A cursor is the query of a `next` link. Null where it holds anything else than the names above, each once. */
export function parseCursor(cursor: string): URLSearchParams | null {
  const query = new URLSearchParams(cursor);
  const isAllowed = ([name, value]: [string, string]) =>
    Object.hasOwn(rules, name) && rules[name]?.(value) && query.getAll(name).length === 1;
  return query.size > 0 && [...query].every(isAllowed) ? query : null;
}

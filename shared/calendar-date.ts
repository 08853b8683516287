/** A day without time or zone, as ISO 8601 writes it: `2026-03-29`. Two of them compare as strings do. */
export type CalendarDate = `${number}-${number}-${number}`;

const shape = /^\d{4}-\d{2}-\d{2}$/;

/** Says whether the text is a day of the calendar: `2026-02-29` is none. */
export function isCalendarDate(text: string): text is CalendarDate {
  if (!shape.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight.valueOf()) && midnight.toISOString().startsWith(text);
}

/** A time, or a zone alone, as XML Schema's `date` may have it. */
const rest = /^(?:[T ]\d{2}:\d{2}.*|Z|[+-]\d{2}:?\d{2})?$/;

/**
 * The day that a date or a timestamp names where it was written: the zone behind it moves nothing. Null for what is no
 * such text, and for the first and the last day that databases know, which stand for none.
 */
export function parseCalendarDate(text: string): CalendarDate | null {
  const day = text.slice(0, 10);
  if (!isCalendarDate(day) || !rest.test(text.slice(10))) return null;
  return day === '0001-01-01' || day === '9999-12-31' ? null : day;
}

/** Negative, zero or positive, earlier days first. */
export const compareDays = (left: CalendarDate, right: CalendarDate): number =>
  left < right ? -1 : left > right ? 1 : 0;

/** The day's midnight in UTC, in ms, for `Intl.DateTimeFormat` with `timeZone: 'UTC'` and for nothing else. */
export const toUtcMidnight = (day: CalendarDate): number => Date.parse(`${day}T00:00:00Z`);

const dayMs = 24 * 60 * 60 * 1000;

/** How many days lie between two: 1 from a day to the next, negative backwards. Summer time changes nothing. */
export const countDays = (from: CalendarDate, to: CalendarDate): number =>
  (toUtcMidnight(to) - toUtcMidnight(from)) / dayMs;

/** So many days later, or earlier where they are negative. */
export function addDays(day: CalendarDate, days: number): CalendarDate {
  const added = parseCalendarDate(new Date(toUtcMidnight(day) + days * dayMs).toISOString());
  if (added === null) throw new RangeError('The day is outside the calendar');
  return added;
}

/** The day that it is on this device at a moment, in ms since the epoch. */
export function localDayAt(moment: number): CalendarDate {
  const offset = new Date(moment).getTimezoneOffset() * 60_000;
  const day = parseCalendarDate(new Date(moment - offset).toISOString());
  if (day === null) throw new RangeError('The moment is outside the calendar');
  return day;
}

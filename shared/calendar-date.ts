/** A day without time or zone, as ISO 8601 writes it: `2026-03-29`. Two of them compare as strings do. */
export type CalendarDate = `${number}-${number}-${number}`;

const shape = /^\d{4}-\d{2}-\d{2}$/;

/** Says whether the text is a day of the calendar: `2026-02-29` is none. */
export function isCalendarDate(text: string): text is CalendarDate {
  if (!shape.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight.valueOf()) && midnight.toISOString().startsWith(text);
}

/** The day that a date or a timestamp names where it was written: the zone behind the time moves nothing. */
export function parseCalendarDate(text: string): CalendarDate | null {
  const day = text.slice(0, 10);
  const isTimestamp = text.length > 10 && /^[T ]\d{2}:\d{2}/.test(text.slice(10));
  return isCalendarDate(day) && (text.length === 10 || isTimestamp) ? day : null;
}

/** Negative, zero or positive, earlier days first. */
export const compareDays = (left: CalendarDate, right: CalendarDate): number =>
  left < right ? -1 : left > right ? 1 : 0;

/** The day's midnight in UTC, in ms, for `Intl.DateTimeFormat` with `timeZone: 'UTC'` and for nothing else. */
export const toUtcMidnight = (day: CalendarDate): number => Date.parse(`${day}T00:00:00Z`);

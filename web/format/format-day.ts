import { type CalendarDate, toUtcMidnight } from '../../shared/calendar-date.ts';
import { memoize } from './memoize.ts';

type DayStyle = 'short' | 'medium' | 'long';

const formatterFor = memoize(
  (locale: string, dateStyle: DayStyle) => new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' }),
);

const weekdayFormatterFor = memoize(
  (locale: string) =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    }),
);

/** A calendar day for people. It is formatted in UTC, where it was put: no time zone can move it. */
export const formatDay = (day: CalendarDate, locale: string, dateStyle: DayStyle = 'medium'): string =>
  formatterFor(locale, dateStyle).format(toUtcMidnight(day));

/** With the day of the week, as short as it can be told: `Tue, Dec 1, 2026`. */
export const formatWeekday = (day: CalendarDate, locale: string): string =>
  weekdayFormatterFor(locale).format(toUtcMidnight(day));

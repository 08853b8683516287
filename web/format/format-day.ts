import { type CalendarDate, toUtcMidnight } from '../../shared/calendar-date.ts';
import { memoize } from './memoize.ts';

type DayStyle = 'short' | 'medium' | 'long' | 'full';

const formatterFor = memoize(
  (locale: string, dateStyle: DayStyle) => new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' }),
);

/** A calendar day for people. It is formatted in UTC, where it was put: no time zone can move it. */
export const formatDay = (day: CalendarDate, locale: string, dateStyle: DayStyle = 'medium'): string =>
  formatterFor(locale, dateStyle).format(toUtcMidnight(day));

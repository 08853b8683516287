import { type CalendarDate, toUtcMidnight } from '../../shared/calendar-date.ts';

type DayStyle = 'short' | 'medium' | 'long' | 'full';

/** A calendar day for people. It is formatted in UTC, where it was put: no time zone can move it. */
export const formatDay = (day: CalendarDate, locale: string, dateStyle: DayStyle = 'medium'): string =>
  new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' }).format(toUtcMidnight(day));

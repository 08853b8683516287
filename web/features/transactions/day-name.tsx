import { useLingui } from '@lingui/react/macro';
import type { CalendarDate } from '../../../shared/calendar-date.ts';
import { formatDay } from '../../format/format-day.ts';

/** A day with its month in words. */
export function DayName({ day }: { day: CalendarDate }) {
  const { i18n } = useLingui();
  return <time dateTime={day}>{formatDay(day, i18n.locale, 'long')}</time>;
}

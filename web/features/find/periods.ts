import { addDays, type CalendarDate } from '../../../shared/calendar-date.ts';

export type PeriodName = 'all-time' | 'this-month' | 'last-month' | 'this-year' | 'last-year';

/** Both days are included; null where it is open. */
export interface Period {
  name: PeriodName;
  from: CalendarDate | null;
  to: CalendarDate | null;
}

/** What people mostly ask for, as days of the calendar. */
export function listPeriods(today: CalendarDate): Period[] {
  const month = firstOfMonth(today);
  const lastMonthEnd = addDays(month, -1);
  const year = firstOfYear(today);
  const lastYearEnd = addDays(year, -1);
  return [
    { name: 'all-time', from: null, to: null },
    { name: 'this-month', from: month, to: null },
    { name: 'last-month', from: firstOfMonth(lastMonthEnd), to: lastMonthEnd },
    { name: 'this-year', from: year, to: null },
    { name: 'last-year', from: firstOfYear(lastYearEnd), to: lastYearEnd },
  ];
}

/** The period that has just these days; null if none does. */
export const findPeriod = (asked: Pick<Period, 'from' | 'to'>, today: CalendarDate): PeriodName | null =>
  listPeriods(today).findLast(({ from, to }) => from === asked.from && to === asked.to)?.name ?? null;

const firstOfMonth = (day: CalendarDate): CalendarDate => addDays(day, 1 - Number(day.slice(8)));
const firstOfYear = (day: CalendarDate): CalendarDate => `${Number(day.slice(0, 4))}-01-01`;

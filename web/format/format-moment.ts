import { memoize } from './memoize.ts';

const timeFormatter = memoize((locale: string) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }));
const dayAndTimeFormatter = memoize(
  (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
);

/** A moment, in ms since the epoch, for people: the time alone on the same day, else with the date. */
export function formatMoment(moment: number, now: number, locale: string): string {
  const isToday = new Date(moment).toDateString() === new Date(now).toDateString();
  return (isToday ? timeFormatter : dayAndTimeFormatter)(locale).format(moment);
}

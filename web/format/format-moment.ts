/** A moment, in ms since the epoch, for people: the time alone on the same day, else with the date. */
export function formatMoment(moment: number, now: number, locale: string): string {
  const isToday = new Date(moment).toDateString() === new Date(now).toDateString();
  const date = isToday ? {} : { dateStyle: 'medium' as const };
  return new Intl.DateTimeFormat(locale, { ...date, timeStyle: 'short' }).format(moment);
}

/** A calendar day, counted from 1970-01-01. */
export type Day = number;
/** A calendar month, counted from January of the year 0. */
export type Month = number;

const msPerDay = 86_400_000;
const bratislava = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Bratislava', dateStyle: 'short' });

export const parseDay = (text: string): Day => Date.parse(`${text}T00:00:00Z`) / msPerDay;

/** `2026-03-29` */
export const formatDay = (day: Day): string => new Date(day * msPerDay).toISOString().slice(0, 10);

/** The bank's own day at a moment in ms since the epoch. */
export const dayAt = (ms: number): Day => parseDay(bratislava.format(ms));

/** Monday is 0. */
const weekdayOf = (day: Day): number => (day + 3) % 7;

export const isWorkday = (day: Day): boolean => weekdayOf(day) < 5;

export function monthOf(day: Day): Month {
  const date = new Date(day * msPerDay);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

export const firstDayOf = (month: Month): Day => Date.UTC(Math.floor(month / 12), month % 12, 1) / msPerDay;

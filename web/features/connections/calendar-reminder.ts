import type { CalendarDate } from '../../../shared/calendar-date.ts';

interface Reminder {
  /** The same for every reminder of one connection: a newer one takes the place of the older in a calendar. */
  connectionId: string;
  day: CalendarDate;
  title: string;
  text: string;
  url: string;
  /** Milliseconds since the epoch. */
  now: number;
}

/** An event of a whole day, as a file that calendars read. (RFC 5545) */
export function buildCalendarReminder({ connectionId, day, title, text, url, now }: Reminder): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Konto//Konto//EN',
    'BEGIN:VEVENT',
    `UID:${connectionId}@konto`,
    `SEQUENCE:${Math.floor(now / 1000)}`,
    `DTSTAMP:${formatUtc(now)}`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    `SUMMARY:${escapeText(title)}`,
    `DESCRIPTION:${escapeText(text)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

const formatUtc = (moment: number): string =>
  `${new Date(moment).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

const escapeText = (text: string): string =>
  text.replaceAll(/[\\,;]/g, '\\$&').replaceAll(/\r\n?|\n/g, '\\n');

/** A line has at most 75 octets; what is longer goes on after a space. No character is cut in two. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

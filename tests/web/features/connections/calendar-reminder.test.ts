import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { buildCalendarReminder } from '../../../../web/features/connections/calendar-reminder.ts';

const reminder = {
  connectionId: 'c1',
  day: '2026-09-05',
  title: 'Renew; Banka, a.s. \\ “Dunaj” 🌊',
  text: `${'Súhlas sa končí. '.repeat(20)}\nRenew it before.`,
  url: 'https://konto.example/connections',
  now: Date.UTC(2026, 2, 16, 9, 30),
} as const;

test('a calendar reads the day, the words and the address as they were meant', () => {
  const calendar = new ICAL.Component(ICAL.parse(buildCalendarReminder(reminder)));
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
  expect(event.summary).toBe(reminder.title);
  expect(event.description).toBe(reminder.text);
  expect(event.startDate.isDate).toBe(true);
  expect(event.startDate.toString()).toBe('2026-09-05');
  expect(event.uid).toBe('c1@konto');
  expect(event.component.getFirstPropertyValue('url')).toBe(reminder.url);
  expect(String(event.component.getFirstPropertyValue('dtstamp'))).toBe('2026-03-16T09:30:00Z');
});

test('no line is longer than 75 octets, and every one ends as the format wants it', () => {
  const text = buildCalendarReminder(reminder);
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  for (const line of text.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n\uFFFD]/);
  }
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareDays,
  countDays,
  isCalendarDate,
  parseCalendarDate,
  toUtcMidnight,
} from '../../shared/calendar-date.ts';

const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('every day that the calendar has is one', () => {
  fc.assert(fc.property(day, (text) => isCalendarDate(text)));
});

test.each([
  '2026-02-29',
  '2026-02-30',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '26-01-01',
  '',
  'today',
])('%j is no day', (text) => {
  expect(isCalendarDate(text)).toBe(false);
  expect(parseCalendarDate(text)).toBeNull();
});

test.each([
  ['2026-03-29', '2026-03-29'],
  ['2026-03-29T00:30:00+02:00', '2026-03-29'],
  ['2026-03-29T23:59:59.999Z', '2026-03-29'],
])('%s names the day %s wherever it is read', (text, expected) => {
  expect(parseCalendarDate(text)).toBe(expected);
});

test.each(['2026-10-31+0200', '2026-10-31+02:00', '2026-10-31-05:00', '2026-10-31Z'])(
  'C09: %s, a day with its zone, is that day',
  (text) => expect(parseCalendarDate(text)).toBe('2026-10-31'),
);

test.each(['0001-01-01', '9999-12-31', '31.10.2026', '1793404800', 'N/A'])('C09: %j names no day', (text) => {
  expect(parseCalendarDate(text)).toBeNull();
});

test.each(['2026-03-29x', '2026-03-29T', '2026-02-30T10:00:00Z', '20260329'])('%j names no day', (text) => {
  expect(parseCalendarDate(text)).toBeNull();
});

test('days compare as the calendar does, and UTC midnight gives the same day back', () => {
  fc.assert(
    fc.property(day, day, (left, right) => {
      const [first, second] = [parseCalendarDate(left), parseCalendarDate(right)];
      if (first === null || second === null) throw new Error('Not a day');
      expect(Math.sign(compareDays(first, second))).toBe(
        Math.sign(toUtcMidnight(first) - toUtcMidnight(second)),
      );
      expect(new Date(toUtcMidnight(first)).toISOString().slice(0, 10)).toBe(first);
    }),
  );
});

test.each([
  ['2026-03-28', '2026-03-30', 2],
  ['2026-10-24', '2026-10-26', 2],
  ['2024-02-28', '2024-03-01', 2],
  ['2026-03-16', '2026-03-16', 0],
  ['2026-03-16', '2026-03-15', -1],
  ['2025-12-31', '2026-01-01', 1],
] as const)('from %s to %s there are %i days', (from, to, days) => {
  expect(countDays(from, to)).toBe(days);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDays, isCalendarDate, parseCalendarDate, toUtcMidnight } from '../../shared/calendar-date.ts';

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

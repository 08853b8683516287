import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayAt,
  firstDayOf,
  formatDay,
  isWorkday,
  monthOf,
  parseDay,
} from '../../../../bff/sandbox/accounts/calendar.ts';

test.each([
  ['2026-03-28T22:59:59Z', '2026-03-28'],
  ['2026-03-28T23:00:00Z', '2026-03-29'],
  ['2026-03-29T21:59:59Z', '2026-03-29'],
  ['2026-03-29T22:00:00Z', '2026-03-30'],
  ['2026-12-31T23:00:00Z', '2027-01-01'],
])("knows Bratislava's day in winter and in summer: %s", (moment, day) => {
  expect(formatDay(dayAt(Date.parse(moment)))).toBe(day);
});

test('finds the month of every day', () => {
  const anyDay = fc.integer({ min: parseDay('1999-01-01'), max: parseDay('2101-01-01') });
  fc.assert(
    fc.property(anyDay, (day) => {
      const month = monthOf(day);
      expect(firstDayOf(month)).toBeLessThanOrEqual(day);
      expect(firstDayOf(month + 1)).toBeGreaterThan(day);
      expect(formatDay(firstDayOf(month))).toBe(`${formatDay(day).slice(0, 7)}-01`);
    }),
  );
});

test('knows workdays', () => {
  const week = [
    '2026-08-03',
    '2026-08-04',
    '2026-08-05',
    '2026-08-06',
    '2026-08-07',
    '2026-08-08',
    '2026-08-09',
  ];
  expect(week.map((day) => isWorkday(parseDay(day)))).toEqual([true, true, true, true, true, false, false]);
});

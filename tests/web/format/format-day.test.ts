import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCalendarDate } from '../../../shared/calendar-date.ts';
import { formatDay, formatWeekday } from '../../../web/format/format-day.ts';

test('a day is written as the language writes it', () => {
  expect(formatDay('2026-03-29', 'en')).toBe('Mar 29, 2026');
  expect(formatDay('2026-03-29', 'sk')).toMatch(/29\. 3\. 2026/);
  expect(formatWeekday('2026-03-29', 'en')).toBe('Sun, Mar 29, 2026');
  expect(formatWeekday('2026-03-29', 'sk')).toMatch(/^ne 29\. 3\. 2026$/);
});

test('no time zone moves a day, on no day of the year', () => {
  const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Bratislava', 'America/New_York'];
  const before = process.env.TZ;
  const start = Date.UTC(2026, 0, 1);
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 730 }), (zone, days) => {
      process.env.TZ = zone;
      const day = parseCalendarDate(new Date(start + days * 86_400_000).toISOString());
      if (day === null) throw new Error('Not a day');
      const [year, month, date] = day.split('-').map(Number);
      expect(formatDay(day, 'en', 'short')).toBe(`${month}/${date}/${String(year).slice(2)}`);
    }),
  );
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});

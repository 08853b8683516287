import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  firstDayOf,
  formatDay,
  isWorkday,
  monthOf,
  parseDay,
} from '../../../../bff/sandbox/accounts/calendar.ts';
import { onDay, onWorkday, writeSymbols } from '../../../../bff/sandbox/accounts/recipes.ts';
import { createSeededRandom } from '../../../../bff/sandbox/accounts/seeded-random.ts';

const periodOf = (month: number) => ({
  index: month,
  firstDay: firstDayOf(month),
  days: firstDayOf(month + 1) - firstDayOf(month),
  random: createSeededRandom('test'),
});
const periodIn = (text: string) => periodOf(monthOf(parseDay(text)));

test.each([
  ['2026-02-01', 31, '2026-02-28'],
  ['2024-02-01', 31, '2024-02-29'],
  ['2026-07-01', 10, '2026-07-10'],
])('takes the last day where the month is too short: %s, %i', (month, day, expected) => {
  expect(formatDay(onDay(periodIn(month), day))).toBe(expected);
});

test.each([
  ['2026-07-01', 10, '2026-07-10'],
  ['2026-07-01', 12, '2026-07-10'],
  ['2026-08-01', 1, '2026-08-03'],
  ['2026-08-01', 2, '2026-08-03'],
  ['2026-05-01', 31, '2026-05-29'],
])('moves money on the workday before, or after at the start of a month: %s, %i', (month, day, expected) => {
  expect(formatDay(onWorkday(periodIn(month), day))).toBe(expected);
});

test('finds a workday within the month for every day of every month', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2000 * 12, max: 2100 * 12 }),
      fc.integer({ min: 1, max: 31 }),
      (month, day) => {
        const found = onWorkday(periodOf(month), day);
        expect(isWorkday(found)).toBe(true);
        expect(monthOf(found)).toBe(month);
      },
    ),
  );
});

test('writes symbols as fields and into the end-to-end id, those that are missing as empty', () => {
  expect(writeSymbols({ variable: '123', constant: '0308' })).toEqual({
    endToEndId: '/VS123/SS/KS0308',
    variableSymbol: '123',
    constantSymbol: '0308',
  });
});

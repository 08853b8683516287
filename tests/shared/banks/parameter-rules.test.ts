import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholeNumber } from '../../../shared/banks/parameter-rules.ts';

test('G10: a whole number is plain digits within its bounds', () => {
  const rule = wholeNumber(1, 200);
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 500 }), (value) => {
      expect(rule(String(value))).toBe(value >= 1 && value <= 200);
    }),
  );
});

test('a number may be as large as a number can be counted', () => {
  expect([wholeNumber(0)('0'), wholeNumber(1)('9007199254740991')]).toEqual([true, true]);
});

test.each([
  '',
  ' 1',
  '1 ',
  '+1',
  '-1',
  '01',
  '1.0',
  '1e2',
  '0x10',
  '１',
  '1\n',
  '9007199254740993',
  '1'.repeat(20),
])('G10: %j is none', (value) => {
  expect(wholeNumber(1)(value)).toBe(false);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fractionDigits, fromUnits, parseDecimal, toUnits } from '../../shared/decimal.ts';

const units = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const scale = fc.integer({ min: 0, max: 12 });

test.each([
  ['-12.50', '-12.50'],
  ['0', '0'],
  ['-0', '0'],
  ['-0.00', '0.00'],
  ['+7.1', '7.1'],
  ['007', '7'],
  ['12345678901234567890.12', '12345678901234567890.12'],
  ['1e2', '100'],
  ['1.5E+1', '15'],
  ['-1.25e-3', '-0.00125'],
  ['12.5e1', '125'],
])('the number %s is the decimal %s', (source, decimal) => {
  expect(parseDecimal(source)).toBe(decimal);
});

test.each([
  '',
  ' ',
  '.5',
  '5.',
  '1,5',
  '0x10',
  'NaN',
  'Infinity',
  '--1',
  '1e',
  '1e100',
  '1'.repeat(41),
  '1 000',
])('%j is no decimal', (source) => {
  expect(parseDecimal(source)).toBeNull();
});

test('units and back again lose nothing, at any scale', () => {
  fc.assert(
    fc.property(units, scale, (count, digits) => {
      expect(toUnits(fromUnits(count, digits), digits)).toBe(count);
    }),
  );
});

test('a decimal keeps as many fraction digits as it was given', () => {
  fc.assert(
    fc.property(units, scale, (count, digits) => {
      expect(fractionDigits(fromUnits(count, digits))).toBe(digits);
    }),
  );
});

test('a written exponent is the same number as none', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -99_999, max: 99_999 }),
      fc.integer({ min: -9, max: 9 }),
      (value, exponent) => {
        const decimal = parseDecimal(`${value}e${exponent}`);
        expect(decimal && toUnits(decimal, 9)).toBe(BigInt(value) * 10n ** BigInt(exponent + 9));
      },
    ),
  );
});

test('a scale that would cut digits off is refused', () => {
  expect(() => toUnits('1.255', 2)).toThrow(RangeError);
});

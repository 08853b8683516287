import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromUnits, toUnits } from '../../shared/decimal.ts';
import { add, compare, isNegative, isZero, type Money, negate, sumByCurrency } from '../../shared/money.ts';

const widest = 6;
const euros = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: 0, max: widest }))
  .map(([units, scale]): Money => ({ amount: fromUnits(units, scale), currency: 'EUR' }));
const unitsOf = ({ amount }: Money) => toUnits(amount, widest);

test('a sum is what whole numbers give, whatever the digits', () => {
  fc.assert(
    fc.property(euros, euros, (left, right) => {
      expect(unitsOf(add(left, right))).toBe(unitsOf(left) + unitsOf(right));
    }),
  );
});

test('the sum of many is exact where floats drift', () => {
  const cents: Money[] = Array.from({ length: 1000 }, () => ({ amount: '0.10', currency: 'EUR' }));
  expect(sumByCurrency(cents)).toEqual([{ amount: '100.00', currency: 'EUR' }]);
});

test('an amount and its negation come to nothing, and negating twice changes nothing', () => {
  fc.assert(
    fc.property(euros, (money) => {
      expect(isZero(add(money, negate(money)))).toBe(true);
      expect(negate(negate(money))).toEqual(money);
    }),
  );
});

test('the order is that of whole numbers, and zero has no sign', () => {
  fc.assert(
    fc.property(euros, euros, (left, right) => {
      const difference = unitsOf(left) - unitsOf(right);
      expect(Math.sign(compare(left, right))).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
      expect(isNegative(left)).toBe(unitsOf(left) < 0n);
      expect(isZero(left)).toBe(unitsOf(left) === 0n);
    }),
  );
});

test('two currencies are never reckoned together', () => {
  const euro: Money = { amount: '1.00', currency: 'EUR' };
  const koruna: Money = { amount: '25.00', currency: 'CZK' };
  expect(() => add(euro, koruna)).toThrow(RangeError);
  expect(() => compare(euro, koruna)).toThrow(RangeError);
  expect(sumByCurrency([euro, koruna, euro])).toEqual([{ amount: '2.00', currency: 'EUR' }, koruna]);
});

test('the longest amounts that an answer may hold still add up', () => {
  const largest: Money = { amount: `${Number.MAX_SAFE_INTEGER}`, currency: 'EUR' };
  const huge: Money = { ...largest, amount: fromUnits(10n ** 39n - 1n, 0) };
  expect(add(huge, negate(huge))).toEqual({ amount: '0', currency: 'EUR' });
  expect(add(huge, huge).amount).toBe(String(2n * (10n ** 39n - 1n)));
});

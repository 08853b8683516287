import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromUnits } from '../../../shared/decimal.ts';
import type { Money } from '../../../shared/money.ts';
import { formatMoney } from '../../../web/format/format-money.ts';

const plainSpaces = (text: string) => text.replaceAll(/\s/g, ' ');
const format = (amount: Money['amount'], currency: string, locale: string, signed = false) =>
  plainSpaces(formatMoney({ amount, currency }, { locale, signed }));

test('an amount is written as the language writes money, with a real minus in front', () => {
  expect(format('-1234.5', 'EUR', 'en')).toBe('−€1,234.50');
  expect(format('-1234.5', 'EUR', 'sk')).toBe('−1 234,50 €');
  expect(format('1234.50', 'CZK', 'sk')).toBe('1 234,50 CZK');
});

test('money that came in has a plus where signs are wanted, and nothing has none', () => {
  expect(format('5', 'EUR', 'en', true)).toBe('+€5.00');
  expect(format('5', 'EUR', 'en')).toBe('€5.00');
  expect(format('0.00', 'EUR', 'en', true)).toBe('€0.00');
});

test('the currency says how many digits there are at least, the amount how many at most', () => {
  expect(format('100', 'JPY', 'en')).toBe('¥100');
  expect(format('100.00', 'JPY', 'en')).toBe('¥100');
  expect(format('-0.10', 'JPY', 'en')).toBe('−¥0.10');
  expect(format('-13933.1', 'HUF', 'en')).toBe('−HUF 13,933.10');
  expect(format('0.005', 'EUR', 'en')).toBe('€0.005');
});

test('no digit is lost, however long the amount is', () => {
  const units = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
  fc.assert(
    fc.property(units, (count) => {
      const amount = fromUnits(count, 2);
      const digits = format(amount, 'EUR', 'en').replaceAll(/[€,]/g, '').replace('−', '-');
      expect(digits).toBe(amount);
    }),
  );
});

import { expect, test } from 'vitest';
import { buildAmount, formatBody } from '../../../../bff/sandbox/api/json-body.ts';

test.each([
  [0, '0.00'],
  [-0, '0.00'],
  [5, '0.05'],
  [-5, '-0.05'],
  [-1250, '-12.50'],
  [123410, '1234.10'],
  [9_007_199_254_740_991, '90071992547409.91'],
])('writes %i hundredths as %s', (cents, amount) => {
  expect(buildAmount('EUR', cents)).toEqual({ currency: 'EUR', amount });
  expect(formatBody(buildAmount('EUR', cents))).toBe(`{"currency":"EUR","amount":${amount}}`);
});

test('leaves texts alone that look like an amount', () => {
  const body = { text: '"amount":"1.00"', amounts: '1.00', nested: [{ note: 'amount":"1.00"' }] };
  expect(JSON.parse(formatBody(body))).toEqual(body);
});

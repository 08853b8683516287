import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupIban, isIban, normalizeIban } from '../../shared/iban.ts';

test.each([
  'SK3112000000198742637541',
  'sk31 1200 0000 1987 4263 7541',
  'GB82 WEST 1234 5698 7654 32',
  'NO9386011117947',
])('%s is an IBAN', (text) => {
  expect(isIban(text)).toBe(true);
});

test.each([
  'SK3112000000198742637542',
  'SK3112',
  '',
  '1234567890123456',
  'SK31120000001987426375410000000000000',
])('%j is none', (text) => {
  expect(isIban(text)).toBe(false);
});

test('an IBAN is shown in groups of four, the last one shorter', () => {
  expect(groupIban('SK3112000000198742637541')).toBe('SK31 1200 0000 1987 4263 7541');
  expect(groupIban('no9386011117947')).toBe('NO93 8601 1117 947');
});

test('grouping and normalizing undo each other', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z0-9]{0,34}$/), (iban) => {
      expect(normalizeIban(groupIban(iban))).toBe(iban);
      expect(
        groupIban(iban)
          .split(' ')
          .every((group) => group.length <= 4),
      ).toBe(true);
    }),
  );
});

test('one wrong digit is noticed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 23 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const digits = [...'SK3112000000198742637541'];
      digits[at] = String((Number(digits[at]) + by) % 10);
      expect(isIban(digits.join(''))).toBe(false);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildIban } from '../../../../bff/sandbox/accounts/build-iban.ts';

/** ISO 7064 MOD 97-10: the first four characters go to the end, letters count from 10. */
function isValid(iban: string): boolean {
  const turned = iban.slice(4) + iban.slice(0, 4);
  const digits = turned.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}

const digits = (length: number) =>
  fc.integer({ min: 0, max: 10 ** length - 1 }).map((number) => String(number).padStart(length, '0'));

test('the example of the IBAN registry is built', () => {
  expect(buildIban('1200', '0000198742637541')).toBe('SK3112000000198742637541');
});

test('every IBAN has 24 characters and check digits that fit', () => {
  fc.assert(
    fc.property(digits(4), digits(10), (bankCode, accountNumber) => {
      const iban = buildIban(bankCode, accountNumber);
      expect(iban).toMatch(/^SK\d{22}$/);
      expect(iban.slice(4)).toBe(`${bankCode}000000${accountNumber}`);
      expect(isValid(iban)).toBe(true);
    }),
  );
});

import { expect, test } from 'vitest';
import { nameBalanceType } from '../../shared/balance-type.ts';

test.each([
  ['interimAvailable', 'ITAV'],
  ['interimBooked', 'ITBD'],
  ['expected', 'XPCD'],
  ['forwardAvailable', 'FWAV'],
  ['closingAvailable', 'CLAV'],
  ['closingBooked', 'CLBD'],
  ['openingAvailable', 'OPAV'],
  ['openingBooked', 'OPBD'],
  ['nonInvoiced', 'NINV'],
])('%s is the same in capitals, in snake case and as %s', (type, code) => {
  const snake = type.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  for (const spelling of [type, type.toUpperCase(), snake, code, code.toLowerCase()])
    expect(nameBalanceType(spelling)).toBe(type);
});

test.each(['', 'salaryReserve', 'ITAVX', '__proto__', 'constructor'])('%j stays as it is', (type) => {
  expect(nameBalanceType(type)).toBe(type);
});

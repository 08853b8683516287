import { expect, test } from 'vitest';
import { findMerchantCategory } from '../../../../web/features/codes/merchant-category.ts';
import { findTransactionCode } from '../../../../web/features/codes/transaction-code.ts';

test.each([
  ['5912', 'Pharmacies'],
  ['3000', 'Airlines'],
  ['3351', 'Car rental'],
  ['3999', 'Hotels'],
  ['4000', undefined],
  ['abcd', undefined],
  ['constructor', undefined],
])('merchant category %s is named %s', (code, name) => {
  expect(findMerchantCategory(code)?.message).toBe(name);
});

test.each([
  ['PMNT-CCRD-POSD', 'Card payment at a point of sale'],
  ['PMNT-CCRD-XXXX', 'Card payment'],
  ['PMNT-XXXX-POSD', 'Payment'],
  ['PMNT', 'Payment'],
  ['XXXX-CCRD-POSD', undefined],
])('transaction code %s is named %s', (code, name) => {
  expect(findTransactionCode(code)?.message).toBe(name);
});

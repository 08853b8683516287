import { expect, test } from 'vitest';
import { readNextLink } from '../../../../shared/banks/premium-v3/next-link.ts';

const base = 'https://bank.example/premium/production/v5/accounts/a1/transactions';

test.each([
  [`${base}?entryReferenceFrom=AB%2B9%2F1%3D&pageSize=50`, 'entryReferenceFrom=AB%2B9%2F1%3D&pageSize=50'],
  [`${base}?dateFrom=2026-01-01&&pageSize=200&page=2"`, 'page=2&pageSize=200&dateFrom=2026-01-01'],
  [` "${base}?&page=2&&&pageSize=200'`, 'page=2&pageSize=200'],
  [`${base}?page=2&page=2`, 'page=2'],
  [`${base}?page=2&limit=9&token=t#x`, 'page=2'],
  ['?page=3', 'page=3'],
  ['/v5/accounts/a1/transactions?page=3', 'page=3'],
  ['transactions?page=3', 'page=3'],
])('the cursor of %j is %j', (link, cursor) => {
  expect(readNextLink(link, 'a1')).toBe(cursor);
});

test.each([
  ['a-1', 'a%2D1'],
  ['a/1', 'a%2f1'],
  ['a:1', 'a%3A1'],
])('the account %j is the one of the path %j', (accountId, segment) => {
  const link = `https://bank.example/v5/accounts/${segment}/transactions?page=2`;
  expect(readNextLink(link, accountId)).toBe('page=2');
});

test('a value that was not encoded goes back as it came', () => {
  expect(readNextLink(`${base}?entryReferenceFrom=A+B`, 'a1')).toBe('entryReferenceFrom=A+B');
});

test.each([
  base,
  `${base}?limit=9`,
  `${base}?page=2&page=3`,
  `${base}?page=zero`,
  `${base}?dateFrom=2026-02-30&page=2`,
  `${base}/t1?page=2`,
  'https://bank.example/premium/production/v5/accounts/a2/transactions?page=2',
  'https://bank.example/premium/production/v3/consents?page=2',
  'https://bank.example/v5/accounts/%ff/transactions?page=2',
  '/v5/accounts/a1/transactions/../../a2/transactions?page=2',
  'https://[?page=2',
  'javascript:alert(1)',
])('%j names no page of the account', (link) => {
  expect(readNextLink(link, 'a1')).toBeNull();
});

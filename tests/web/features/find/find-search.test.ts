import { expect, test } from 'vitest';
import {
  formatFindSearch,
  isAsking,
  parseFindSearch,
  readAmount,
  toRowFilter,
} from '../../../../web/features/find/find-search.ts';
import { findPeriod, listPeriods } from '../../../../web/features/find/periods.ts';

const parse = (query: string) => parseFindSearch(new URLSearchParams(query));

test('an address says all of a search, and is written as it was read', () => {
  const query =
    'q=n%C3%A1jom&account=k&from=2026-01-01&to=2026-02-01&min=1%2C50&max=9&direction=out&status=booked&currency=EUR&counterparty=Jana&tx=k.1&sort=oldest';
  expect(formatFindSearch(parse(query))).toBe(query);
  expect(toRowFilter(parse(query))).toEqual({
    text: 'nájom',
    from: '2026-01-01',
    to: '2026-02-01',
    min: '1.50',
    max: '9',
    direction: 'out',
    bookingStatus: 'booked',
    currency: 'EUR',
    counterparty: 'Jana',
  });
});

test.each(['from=2026-02-30', 'direction=up', 'status=maybe', 'sort=random', 'account=', 'nothing=1'])(
  'what an address says wrongly (%s) is as if it did not say it',
  (query) => expect(formatFindSearch(parse(query))).toBe(''),
);

test.each([
  ['', false],
  ['q=%20', false],
  ['account=k&sort=oldest&tx=k.1', false],
  ['q=a', true],
  ['from=2026-01-01', true],
  ['direction=in', true],
])('whether %j asks for anything: %s', (query, asks) => expect(isAsking(parse(query))).toBe(asks));

test.each([
  ['12,30', '12.30'],
  ['-12.3', '12.3'],
  ['1 234,5', '1234.5'],
  ['twelve', null],
])('%s is typed for the amount %s', (typed, amount) => expect(readAmount(typed)).toBe(amount));

test('the usual periods end where the calendar does', () => {
  expect(listPeriods('2026-03-31')).toEqual([
    { name: 'all-time', from: null, to: null },
    { name: 'this-month', from: '2026-03-01', to: null },
    { name: 'last-month', from: '2026-02-01', to: '2026-02-28' },
    { name: 'this-year', from: '2026-01-01', to: null },
    { name: 'last-year', from: '2025-01-01', to: '2025-12-31' },
  ]);
  expect(findPeriod({ from: '2026-02-01', to: '2026-02-28' }, '2026-03-31')).toBe('last-month');
  expect(findPeriod({ from: '2026-02-02', to: '2026-02-28' }, '2026-03-31')).toBeNull();
});

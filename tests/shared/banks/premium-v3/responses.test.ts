import { expect, test } from 'vitest';
import { UnreadableResponse } from '../../../../shared/banks/bank-responses.ts';
import { premiumV3Responses } from '../../../../shared/banks/premium-v3/responses.ts';
import type { CursorPosition } from '../../../../shared/transaction-page.ts';

const { parseTransactionPage } = premiumV3Responses;
const asked: CursorPosition = { cursor: null, pageSize: 50, dateFrom: null };
const row = '{ "transactionAmount": { "currency": "EUR", "amount": -1.00 }, "bookingDate": "2026-08-01" }';
const link = 'https://bank.example/premium/production/v5/accounts/a1/transactions?page=2';
const pageOf = (rows: string[], rest = '') => `{ "transactions": [${rows.join(',')}] ${rest} }`;
const parse = (body: string, position = asked) => parseTransactionPage(body, position, 'a1');

test('a page says neither its number nor how many there are; that it is the first is known', () => {
  expect(parse(pageOf([row]))).toMatchObject({ page: 1, pageSize: null, totalPages: null });
  expect(parse(pageOf([row]), { ...asked, cursor: 'page=2' }).page).toBeNull();
});

test('the next page is where the link leads, with the size and the days that were asked for', () => {
  const position: CursorPosition = { cursor: null, pageSize: 200, dateFrom: '2026-01-01' };
  const page = parse(pageOf([row], `, "_links": { "next": { "href": "${link}" } }`), position);
  expect(page).toMatchObject({ next: { ...position, cursor: 'page=2' }, stop: null });
});

test('the link may stand at the root; that of the standard’s place goes before', () => {
  expect(parse(pageOf([row], `, "links": { "next": { "href": "${link}" } }`)).next).toMatchObject({
    cursor: 'page=2',
  });
  const both = `, "links": { "next": { "href": "${link}" } }, "_links": { "next": { "href": "?page=3" } }`;
  expect(parse(pageOf([row], both)).next).toMatchObject({ cursor: 'page=3' });
});

test.each([
  '',
  ', "_links": null',
  ', "_links": []',
  ', "_links": { "next": null }',
  ', "_links": { "next": {} }',
])('without a link the page is the last: %j', (rest) => {
  expect(parse(pageOf([row], rest))).toMatchObject({ next: null, stop: null });
});

test('a link that cannot be followed is no end', () => {
  const page = parse(pageOf([row], ', "_links": { "next": { "href": "https://elsewhere.example/" } }'));
  expect(page).toMatchObject({ next: null, stop: 'link-unusable' });
});

test('a page without rows that names another one leads on', () => {
  expect(parse(`{ "_links": { "next": { "href": "${link}" } } }`)).toMatchObject({
    entries: [],
    next: { cursor: 'page=2' },
  });
});

test.each(['', 'null', '{}', '{"account":{"iban":"x"},"_links":{}}'])('%j is a page without rows', (body) => {
  expect(parse(body)).toMatchObject({ entries: [], next: null, stop: null });
});

test.each([
  '<html>',
  '[]',
  '7',
  '{"errorCode":"X"}',
  '{"transactions":{"booked":[]}}',
  '{"transactions":[{}',
])('%j is no page', (body) => {
  expect(() => parse(body)).toThrow(UnreadableResponse);
});

test('a link to the next page may be its address alone', () => {
  const page = parse(pageOf([row], `, "_links": { "next": "${link}" }`));
  expect(page).toMatchObject({ next: { cursor: 'page=2' }, stop: null });
});

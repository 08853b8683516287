import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
  accountReference,
  agent,
  code,
  day,
  flag,
  list,
  moment,
  money,
  name,
  oneOf,
  optionalMoney,
  requiredId,
  requiredText,
  text,
} from '../../../shared/banks/response-fields.ts';
import { ExactNumber, parseExactJson } from '../../../shared/exact-json.ts';

const read = <Schema extends v.GenericSchema>(schema: Schema, json: string) =>
  v.parse(schema, parseExactJson(json));
const isRead = (schema: v.GenericSchema, json: string) => v.safeParse(schema, parseExactJson(json)).success;

test.each([
  ['true', true],
  ['" True "', true],
  ['"1"', true],
  ['1', true],
  ['false', false],
  ['"FALSE"', false],
  ['"0"', false],
  ['0', false],
  ['"perhaps"', null],
  ['2', null],
  ['null', null],
  ['{}', null],
])('the flag %s is %s', (json, expected) => {
  expect(read(flag, json)).toBe(expected);
});

test.each([
  ['" 0308\\n"', '0308'],
  ['17.10', '17.10'],
  ['"\u200b"', null],
  ['true', null],
  ['["a"]', null],
])('the code %s is %j', (json, expected) => {
  expect(read(code, json)).toBe(expected);
});

test.each([
  ['["Rent", null, " ", 10, {}]', 'Rent\n10'],
  ['[]', null],
  ['[null]', null],
  ['[["Rent"]]', null],
  ['"&nbsp;Rent &amp; more "', 'Rent & more'],
  ['"&#32;"', null],
  ['["&nbsp;", "&#x20;"]', null],
])('the text %s is %j', (json, expected) => {
  expect(read(text, json)).toBe(expected);
});

test.each(['not provided', 'NOTPROVIDED', 'n/a', 'NA', 'null', 'undefined', '---', '- / -', '&#45;'])(
  '%j as a name is none',
  (placeholder) => {
    expect(read(name, JSON.stringify(placeholder))).toBeNull();
  },
);

test.each(['Nathan', 'Is n/a', 'n/a Ltd', 'Nullarbor', 'not provided yet', 'A-'])('%j is a name', (sent) => {
  expect(read(name, JSON.stringify(sent))).toBe(sent);
});

test.each([
  ['"2026-08-01T12:00:00+02:00"', Date.UTC(2026, 7, 1, 10)],
  ['"2026-08-01T12:00:00+02"', Date.UTC(2026, 7, 1, 10)],
  ['"2026-08-01 12:00:00.5 -0130"', Date.UTC(2026, 7, 1, 13, 30, 0, 500)],
  ['"2026-08-01t12:00:00z"', Date.UTC(2026, 7, 1, 12)],
  ['" 2026-08-01T12:00:00.123456Z "', Date.UTC(2026, 7, 1, 12, 0, 0, 123)],
  ['"2026-08-01T12:00:00"', null],
  ['"2026-08-01"', null],
  ['"x2026-08-01T12:00:00Z"', null],
  ['"2026-08-01T12:00:00Zx"', null],
  ['"2026-02-31T12:00:00Z"', null],
  ['"2026-08-01T25:00:00Z"', null],
  ['"0001-01-01T00:00:00Z"', null],
  ['1785578400000', null],
  ['null', null],
])('the moment %s is %j', (json, expected) => {
  expect(read(moment, json)).toBe(expected);
});

test('a day, a word of several and a list are what they say, or null', () => {
  expect(read(day, '"2026-08-01T00:00:00Z"')).toBe('2026-08-01');
  expect(read(day, '20260801')).toBeNull();
  expect(read(oneOf(['BOOKED', 'PENDING']), '"pen_ding"')).toBe('PENDING');
  expect(read(oneOf(['BOOKED', 'PENDING']), '"INFO"')).toBeNull();
  expect(read(list, '[1]')).toEqual([new ExactNumber('1')]);
  expect(read(list, '{"length":1}')).toBeNull();
});

test.each([
  ['{"amount":12.50,"currency":"eur"}', { amount: '12.50', currency: 'EUR' }],
  ['{"amount":" -1.5 ","currency":" USD "}', { amount: '-1.5', currency: 'USD' }],
])('the money %s is %j', (json, expected) => {
  expect(read(money, json)).toEqual(expected);
  expect(read(optionalMoney, json)).toEqual(expected);
});

test.each([
  '{"amount":1,"currency":"u\u017fd"}',
  '{"amount":1,"currency":"\u00dfa"}',
  '{"amount":1,"currency":"EURO"}',
  '{"amount":1,"currency":"XEURX"}',
  '{"amount":1,"currency":978}',
  '{"amount":"1,5","currency":"EUR"}',
  '{"amount":true,"currency":"EUR"}',
  '{"currency":"EUR"}',
  '"1 EUR"',
])('%s is no money', (json) => {
  expect(isRead(money, json)).toBe(false);
  expect(read(optionalMoney, json)).toBeNull();
});

test('an id is a text or a number that can be written into an address', () => {
  expect(read(requiredId, '" a/1 "')).toBe(' a/1 ');
  expect(read(requiredId, '17')).toBe('17');
  expect(read(requiredId, '"\\ud83d\\ude00"')).toBe('😀');
  for (const json of ['"a\\ud83d"', '"\\ude00b"', '""', 'null', '{}'])
    expect(isRead(requiredId, json)).toBe(false);
  expect(read(requiredText, '"a\\ud83d"')).toBe('a\ud83d');
});

test('an account is named by its object or by a bare IBAN, and a bank by its object or by a bare BIC', () => {
  const unnamed = { iban: null, bban: null, maskedPan: null, currency: null };
  expect(read(accountReference, '{"iban":"sk31 12","bban":12,"maskedPan":"*1","currency":"eur"}')).toEqual({
    iban: 'SK3112',
    bban: '12',
    maskedPan: '*1',
    currency: 'EUR',
  });
  expect(read(accountReference, '"sk31 12"')).toEqual({ ...unnamed, iban: 'SK3112' });
  expect(read(accountReference, 'null')).toEqual(unnamed);
  expect(read(accountReference, '{"currency":"EURO"}')).toEqual(unnamed);
  expect(read(agent, '{"bic":"GIBASKBX","name":"n/a"}')).toEqual({ bic: 'GIBASKBX', name: null });
  expect(read(agent, '"GIBASKBX"')).toEqual({ bic: 'GIBASKBX', name: null });
  expect(read(agent, 'false')).toEqual({ bic: null, name: null });
});

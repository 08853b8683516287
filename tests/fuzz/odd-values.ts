// What stands in a bank's answer where something else should.
import { type Leaf, leaf, readTree, type Tree } from './json-tree.ts';

export const text = (value: string): Leaf => leaf(JSON.stringify(value));

const empty = ['', ' ', '\u200b', '\ufeff', '\u0301'.repeat(500), 'not provided', 'null'];
const unsafe = ['\u202eRUE', '\ud800', 'a\udc00b', '__proto__', '../..', '%2e%2e', 'x'.repeat(5_000)];
const escaped = ['Tom &amp; Jerry', '&amp;lt;b&gt;&#0;&#xd800;&#99999999;&nbsp;', '&#32;'];
const words = ['true', '0', 'Booked', 'closing_booked', 'ITAV', 'row-3'];
const amounts = ['1,5', '-1.5', '12 345.67', 'NaN', 'Infinity', '+7', '\u0661'];
const currencies = ['EURO', '\u20ac', 'xau', ' usd ', 'u\u017fd', '\u00dfa'];
const times = [
  '0001-01-01',
  '0001-01-01T00:00:00Z',
  '2026-02-31',
  '2026-02-31T10:00:00Z',
  '2026-08-01T12:00:00+02',
  '2026-08-01 12:00:00 -0100',
  '2026-08-01T12:00:00',
];

const numbers = [
  '12.50',
  '0',
  '1',
  '2',
  '-0.00',
  '1e2',
  '-1E-2',
  '1e99',
  '-9e99',
  '1E400',
  '2.5',
  '9007199254740993',
  '9'.repeat(40),
  `-${'9'.repeat(40)}.${'9'.repeat(40)}`,
  '7'.repeat(300),
  `0.${'3'.repeat(300)}`,
];

const others = [
  'null',
  'true',
  '[]',
  '{}',
  '{"amount":1}',
  '["a",null,{"b":[2]}]',
  '[["2026-01-01"]]',
  '{"__proto__":{"amount":9,"currency":"EUR"}}',
  '{"source":"1.00"}',
  `${'['.repeat(100)}1${']'.repeat(100)}`,
];

export const oddValues: readonly Tree[] = [
  ...[empty, unsafe, escaped, words, amounts, currencies, times].flat().map(text),
  ...numbers.map(leaf),
  ...others.map(readTree),
];

export const oddNames = ['__proto__', 'constructor', 'source', 'error'];

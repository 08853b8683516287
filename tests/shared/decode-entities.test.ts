import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeEntities } from '../../shared/decode-entities.ts';

test.each([
  ['Tom &amp; Jerry', 'Tom & Jerry'],
  ['&AMP;&Lt;&gt;&quot;&apos;', '&<>"\''],
  ['a&nbsp;b', 'a\u00a0b'],
  ['&#39;&#x10d;&#X10D;&#128512;', "'čč😀"],
  ['&#32;&#x20;', '  '],
  ['&#1114111;', '\u{10ffff}'],
  ['&amp;lt;', '&lt;'],
  ['&amp;amp;amp;', '&amp;amp;'],
])('%j is decoded once, to %j', (escaped, decoded) => {
  expect(decodeEntities(escaped)).toBe(decoded);
});

test.each([
  'AT&T; &copy; & &;',
  '&amp',
  '&#;',
  '&#x;',
  '&#0;',
  '&#31;',
  '&#xd800;',
  '&#57343;',
  '&#1114112;',
  '&#xffffff;',
  '&#12345678;',
  '&#x1234567;',
  '&#xg;',
  '&amplt;',
])('%j stays as it is', (text) => {
  expect(decodeEntities(text)).toBe(text);
});

test('the characters beside the halves of characters are decoded', () => {
  expect(decodeEntities('&#xd7ff;&#xe000;')).toBe('\ud7ff\ue000');
});

test('a text without ampersands is left alone, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const plain = text.replaceAll('&', '');
      expect(decodeEntities(plain)).toBe(plain);
    }),
  );
});

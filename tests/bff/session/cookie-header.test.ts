import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCookieHeader, readCookie } from '../../../bff/session/cookie-header.ts';

const cookieName = fc.stringMatching(/^[!#$%&'*+\-.^_`|~\dA-Za-z]{1,20}$/);
const cookieValue = fc.stringMatching(/^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]{0,40}$/);

test('what a browser sends reads back as sent, in order', () => {
  const anyCookies = fc.property(fc.array(fc.tuple(cookieName, cookieValue)), (pairs) => {
    const header = pairs.map(([name, value]) => `${name}=${value}`).join('; ');
    expect(parseCookieHeader(header)).toEqual(pairs.map(([name, value]) => ({ name, value })));
  });
  fc.assert(anyCookies);
});

test('A10: arbitrary text is read without failing', () => {
  const anyText = fc.property(fc.string({ unit: 'binary' }), (header) => {
    for (const { name } of parseCookieHeader(header)) expect(name).not.toBe('');
  });
  fc.assert(anyText, { numRuns: 500 });
});

test('A10: a cookie is found among a hundred others and whatever junk stands between them', () => {
  const junk = fc.stringMatching(/^[^;]{0,60}$/).filter((pair) => !pair.trim().startsWith('wanted'));
  const amidJunk = fc.property(fc.array(junk, { maxLength: 100 }), fc.array(junk), (before, after) => {
    expect(readCookie([...before, 'wanted=value', ...after].join(';'), 'wanted')).toEqual(['value']);
  });
  fc.assert(amidJunk, { numRuns: 50 });
});

test('A10: a header of 16 KB is read, though it were all spaces', () => {
  for (const header of [`${'a=b; '.repeat(3_200)}wanted=value`, `${'; '.repeat(8_000)}wanted=value`]) {
    expect(header.length).toBeGreaterThan(16_000);
    expect(readCookie(header, 'wanted')).toEqual(['value']);
  }
});

test.each(['\v', '\f', '\u00a0', '\u2000', '\ufeff', '\ufeff '])(
  'A10: a cookie that hides its name from the browser behind %j does not pose as ours',
  (space) => {
    const planted = `${space}__Host-konto-session=planted`;
    expect(readCookie(planted, '__Host-konto-session')).toEqual([]);
    expect(readCookie(`a=b; ${planted};\t__Host-konto-session=ours`, '__Host-konto-session')).toEqual([
      'ours',
    ]);
  },
);

test('A10: every distinct value of a duplicated name is given, for others to judge', () => {
  expect(readCookie('wanted=one; wanted=two; wanted=one', 'wanted')).toEqual(['one', 'two']);
});

test('names are compared whole and in their case', () => {
  expect(readCookie('wanted-too=1; Wanted=2; xwanted=3; wanted', 'wanted')).toEqual([]);
  expect(readCookie(undefined, 'wanted')).toEqual([]);
  expect(readCookie('wanted=a=b==', 'wanted')).toEqual(['a=b==']);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultReturnPath, parseReturnPath } from '../../shared/return-path.ts';

const origin = 'https://konto.example';

test.each([
  '/',
  '/accounts',
  '/accounts/AbC-_9?size=20&page=3&tx=a%2Fb',
  '/help/errors#rate_limited',
  '/a//b',
  "/!$&'()*+,-.:;=@[]_|~",
  `/${'a'.repeat(511)}`,
])('%s is kept as it is', (path) => {
  expect(parseReturnPath(path)).toBe(path);
});

test.each([
  undefined,
  '',
  'accounts',
  '//evil.example',
  '///evil.example',
  '//',
  '//?',
  '/accounts//\\evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%09/evil.example\t',
  '/\t/evil.example',
  '/\n/evil.example',
  ' /accounts',
  'https:evil.example',
  'https://evil.example/accounts',
  'javascript:alert(1)',
  'data:text/html,x',
  '/..//evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/accounts\r\nSet-Cookie: a=b',
  '/accounts\u0000',
  '/účty',
  `/${'a'.repeat(512)}`,
])('B10: %j leads to the accounts', (value) => {
  expect(parseReturnPath(value)).toBe(defaultReturnPath);
});

test('B10: no return path leaves the origin, whatever is tried', () => {
  const tricks = fc.constantFrom(
    '/',
    '\\',
    '//',
    '..',
    '.',
    '%2f',
    '%5c',
    '%09',
    '\t',
    '\n',
    '@',
    ':',
    '?',
    '#',
    'https:',
    'evil.example',
    'a',
  );
  const candidate = fc.oneof(
    fc.array(tricks, { maxLength: 12 }).map((parts) => `/${parts.join('')}`),
    fc.webUrl(),
    fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `/${text}`),
  );
  fc.assert(
    fc.property(candidate, (value) => {
      const path = parseReturnPath(value);
      expect(path).toMatch(/^\/(?!\/)/);
      expect(new URL(path, origin).origin).toBe(origin);
      expect(parseReturnPath(path)).toBe(path);
    }),
    { numRuns: 3000 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  areEqual,
  formatBase64Url,
  hash,
  joinBytes,
  parseBase64Url,
  randomBytes,
} from '../../../bff/session/bytes.ts';

const anyBytes = fc.uint8Array().map((bytes) => new Uint8Array(bytes));

test('bytes become base64url without padding, as others write it, and come back', () => {
  const backAndForth = fc.property(anyBytes, (bytes) => {
    const text = formatBase64Url(bytes);
    expect(text).toBe(Buffer.from(bytes).toString('base64url'));
    expect(parseBase64Url(text)).toEqual(bytes);
  });
  fc.assert(backAndForth);
});

test('of a part of longer bytes only that part is written', () => {
  expect(formatBase64Url(Uint8Array.of(1, 2, 3, 4, 5).subarray(1, 4))).toBe('AgME');
});

test.each(['A', 'AAAAA', 'AB', 'AA==', 'AA=', 'A+', 'A/', ' AA', 'AA\n', 'ü'])(
  'A6: %j is no base64url',
  (text) => {
    expect(parseBase64Url(text)).toBeNull();
  },
);

test('bytes are equal where each is, and none is missing', () => {
  const comparison = fc.property(anyBytes, anyBytes, (one, other) => {
    expect(areEqual(one, one.slice())).toBe(true);
    expect(areEqual(one, other)).toBe(Buffer.from(one).equals(other));
    expect(areEqual(one, joinBytes(one, Uint8Array.of(0)))).toBe(false);
    expect(areEqual(joinBytes(one, Uint8Array.of(1)), joinBytes(one, Uint8Array.of(2)))).toBe(false);
  });
  fc.assert(comparison);
});

test('joined bytes stand one after the other', () => {
  expect(joinBytes(Uint8Array.of(1, 2), new Uint8Array(), Uint8Array.of(3))).toEqual(Uint8Array.of(1, 2, 3));
});

test('A8: random bytes are as many as wanted, and others each time', () => {
  expect(randomBytes(16)).toHaveLength(16);
  expect(new Set(Array.from({ length: 100 }, () => formatBase64Url(randomBytes(16)))).size).toBe(100);
});

test('a hash is SHA-256, as its standard’s example has it', async () => {
  expect(await hash(new TextEncoder().encode('abc'))).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Bytes,
  decodeUtf8,
  encodeUtf8,
  parseBase64Url,
  randomBytes,
} from '../../../bff/session/bytes.ts';
import { deriveKey } from '../../../bff/session/encryption.ts';
import { createSealer } from '../../../bff/session/sealing.ts';

const k1 = randomBytes(32);
const k2 = randomBytes(32);
const sealer = createSealer([k1], 'session cookie');

async function openText(opening: ReturnType<typeof sealer.open>): Promise<string | undefined> {
  const opened = await opening;
  return opened ? decodeUtf8(opened.plain) : undefined;
}

const flipBit = (bytes: Bytes, bit: number): Bytes =>
  bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)));

const encode = (bytes: Bytes): string => Buffer.from(bytes).toString('base64url');

test('what is sealed opens again under its name, whatever it is', async () => {
  const anything = fc.asyncProperty(fc.uint8Array(), fc.string(), async (plain, name) => {
    const opened = await sealer.open(name, await sealer.seal(name, new Uint8Array(plain)));
    expect(opened).toEqual({ plain: new Uint8Array(plain), outdated: false });
  });
  await fc.assert(anything, { numRuns: 50 });
});

test('A6: any flipped bit makes it absent', async () => {
  const bytes = parseBase64Url(await sealer.seal('name', encodeUtf8('plain')));
  if (bytes === null) throw new Error('A sealed value is base64url');
  for (let bit = 0; bit < bytes.length * 8; bit += 1)
    expect(await sealer.open('name', encode(flipBit(bytes, bit))), `bit ${bit}`).toBeNull();
});

test('A6: any truncation or addition makes it absent', async () => {
  const sealed = await sealer.seal('name', encodeUtf8('plain'));
  for (let length = 0; length < sealed.length; length += 1)
    expect(await sealer.open('name', sealed.slice(0, length)), `${length} characters`).toBeNull();
  for (const added of ['A', '=', ' ', '.']) expect(await sealer.open('name', sealed + added)).toBeNull();
});

test('A6: spare bits of base64 cannot be set', async () => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  for (const plain of ['', 'a', 'ab']) {
    const sealed = await sealer.seal('name', encodeUtf8(plain));
    for (const other of alphabet.replace(sealed.at(-1) ?? '', ''))
      expect(await sealer.open('name', sealed.slice(0, -1) + other), `${plain} ${other}`).toBeNull();
  }
});

test('A6: arbitrary text never opens and never throws', async () => {
  const arbitrary = fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
    expect(await sealer.open('name', text)).toBeNull();
  });
  await fc.assert(arbitrary, { numRuns: 300 });
});

test('A6: a value moved to another name, or to another purpose, is absent', async () => {
  const sealed = await sealer.seal('name', encodeUtf8('plain'));
  expect(await sealer.open('other', sealed)).toBeNull();
  expect(await createSealer([k1], 'pending authorization').open('name', sealed)).toBeNull();
});

test('A7: an older key opens, and says that it is outdated; without it the value is absent', async () => {
  const sealed = await sealer.seal('name', encodeUtf8('plain'));
  const rotated = createSealer([k2, k1], 'session cookie');
  expect(await rotated.open('name', sealed)).toMatchObject({ outdated: true });
  expect(await openText(rotated.open('name', sealed))).toBe('plain');
  expect(await createSealer([k2], 'session cookie').open('name', sealed)).toBeNull();
  expect(await rotated.open('name', await rotated.seal('name', encodeUtf8('new')))).toMatchObject({
    outdated: false,
  });
});

test('A7: whichever of many keys sealed it, that one opens it', async () => {
  const secrets = Array.from({ length: 200 }, (_secret, index) => new Uint8Array(32).fill(index));
  const rotated = createSealer(secrets, 'session cookie');
  for (const secret of secrets) {
    const sealed = await createSealer([secret], 'session cookie').seal('name', encodeUtf8('plain'));
    expect(await openText(rotated.open('name', sealed)), `key ${secret[0]}`).toBe('plain');
  }
});

test.each([
  ['session cookie', 'Bc-JiEhk7qya7Gir52jpa4L2z82hIP4_b7H46ZhjHsg1OaAmsw'],
  ['session in a cookie', 'Bc-JiNIm5lsl0wFYK5CAyKLjR462pXaSYwIxWKIrUD7zmCn7uA'],
  ['pending authorization', 'Bc-JiN3XK7Ko6oh7sad9Pix_Tvh3AMgt8vH-jseI94iSQG2ZHg'],
] as const)(
  'an update signs nobody out: what is sealed as %s today opens tomorrow',
  async (purpose, sealed) => {
    const today = createSealer([Uint8Array.from({ length: 32 }, (_byte, index) => index)], purpose);
    expect(await openText(today.open('name', sealed))).toBe('plain');
  },
);

test('no key can be taken out of WebCrypto', async () => {
  const key = await deriveKey(k1, 'session cookie');
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});

test('A8: the same plain text never has the same initialisation vector twice', async () => {
  const sealed = await Promise.all(
    Array.from({ length: 2_000 }, () => sealer.seal('name', encodeUtf8('plain'))),
  );
  const vectors = sealed.map((value) => encode(parseBase64Url(value)?.subarray(4, 16) ?? new Uint8Array()));
  expect(new Set(vectors).size).toBe(2_000);
});

test('a sealer without a key seals nothing', async () => {
  await expect(createSealer([], 'session cookie').seal('name', encodeUtf8('plain'))).rejects.toThrow(
    RangeError,
  );
});

import { expect, test } from 'vitest';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import { createKey, deployed, findVariables } from './environments.ts';

test('A4: keys that are short, long, sample, counted, repeated or readable stop the start', () => {
  const encode = (bytes: number[]) => Buffer.from(bytes).toString('base64url');
  const weak = {
    short: encode([...Buffer.from(createKey(1), 'base64url')].slice(1)),
    long: encode([...Buffer.from(createKey(1), 'base64url'), 7]),
    zero: encode(Array(32).fill(0)),
    repeated: encode(Array.from({ length: 32 }, (_, index) => [17, 130, 44, 201][index % 4] ?? 0)),
    'a repeated word': encode(Array(4).fill([17, 130, 44, 201, 3, 99, 250, 7]).flat()),
    counted: encode(Array.from({ length: 32 }, (_, index) => index)),
    readable: encode([...Buffer.from('change-me-to-a-32-byte-session-k')]),
    'not base64url': 'replace+this/with=a!real key',
  };
  for (const [name, value] of Object.entries(weak)) {
    expect(findVariables({ ...deployed, SESSION_KEYS: value }), name).toEqual(['SESSION_KEYS']);
    expect(findVariables({ ...deployed, SESSION_KEYS: `${createKey(1)},${value}` }), name).toEqual([
      'SESSION_KEYS',
    ]);
  }
});

test('A4: a key that is the client secret stops the start, in whatever base64 the secret is', () => {
  const base64 = Buffer.from(createKey(3), 'base64url').toString('base64');
  for (const secret of [createKey(3), base64])
    expect(
      findVariables({
        ...deployed,
        SESSION_KEYS: `${createKey(1)},${createKey(3)}`,
        OAUTH_CLIENT_SECRET: secret,
      }),
    ).toEqual(['SESSION_KEYS']);
});

test('random keys are never taken for sample keys', () => {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const random = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
    expect(findVariables({ SESSION_KEYS: random }), random).toEqual([]);
  }
});

test('a Redis address is kept as it is, with what opens it', () => {
  const keys = { SESSION_KEYS: createKey(1) };
  for (const url of ['redis://localhost', 'rediss://konto:secret@cache.example:6380/2', 'redis://[::1]:6379'])
    expect(parseConfig({ ...keys, SESSION_STORE: url }).session.store).toEqual({ kind: 'redis', url });
  for (const url of [
    'redis:',
    'redis://',
    'redis://localhost/name',
    'redis://localhost?db=1',
    'redis://localhost?',
    'redis://localhost#',
    'redis://user:half%zz@localhost',
    'redis://user:no%ffutf8@localhost',
    'http://localhost',
  ])
    expect(findVariables({ ...keys, SESSION_STORE: url }), url).toEqual(['SESSION_STORE']);
});

test('instances that share a store share their keys, on this machine too', () => {
  expect(findVariables({ SESSION_STORE: 'redis://localhost' })).toEqual(['SESSION_KEYS']);
  const { SESSION_KEYS: _, ...withoutKeys } = deployed;
  expect(findVariables({ ...withoutKeys, SESSION_STORE: 'redis://localhost' })).toEqual(['SESSION_KEYS']);
});

test('sessions in cookies need keys that outlive a start, on this machine too', () => {
  expect(parseConfig({ SESSION_STORE: 'cookie', SESSION_KEYS: createKey(1) }).session.store).toEqual({
    kind: 'cookie',
  });
  expect(findVariables({ SESSION_STORE: 'cookie' })).toEqual(['SESSION_KEYS']);
  for (const store of ['cookies', 'cookie:', 'Cookie'])
    expect(findVariables({ SESSION_STORE: store, SESSION_KEYS: createKey(1) }), store).toEqual([
      'SESSION_STORE',
    ]);
});

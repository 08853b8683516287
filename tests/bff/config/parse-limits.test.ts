import { expect, test } from 'vitest';
import { isInRange, parseIpAddress } from '../../../bff/config/ip-address.ts';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import { findVariables } from './environments.ts';

test('what may come at once is as much as the rate gives in one window', () => {
  const { data } = parseConfig({ LIMIT_DATA_PER_MINUTE: '1000', LIMIT_DATA_BURST: '300' }).limits;
  expect(data).toEqual({ calls: 300, windowSeconds: 18 });
});

test('a window is whole seconds, and what it takes is what the rate allows in those', () => {
  const { data } = parseConfig({ LIMIT_DATA_PER_MINUTE: '7', LIMIT_DATA_BURST: '1' }).limits;
  expect(data).toEqual({ calls: 1, windowSeconds: 9 });
});

test.each([
  { LIMIT_DATA_PER_MINUTE: '100000' },
  { LIMIT_DATA_PER_MINUTE: '1000000', LIMIT_DATA_BURST: '1000000' },
  { LIMIT_DATA_BURST: '5' },
  { LIMIT_DATA_BURST: '1' },
  { LIMIT_DATA_BURST: '17' },
])('a minute allows the rate that is configured, nearly: %o', (variables: Record<string, string>) => {
  const perMinute = Number(variables.LIMIT_DATA_PER_MINUTE ?? 600);
  const { data } = parseConfig(variables).limits;
  const allowed = ((data?.calls ?? 0) * 60) / (data?.windowSeconds ?? 1);
  expect(allowed).toBeGreaterThan(perMinute * 0.9);
  expect(allowed).toBeLessThanOrEqual(perMinute);
});

test('a rate below the usual burst is a burst of its own', () => {
  const { data } = parseConfig({ LIMIT_DATA_PER_MINUTE: '50' }).limits;
  expect(data).toEqual({ calls: 50, windowSeconds: 60 });
});

test('each limit can be off', () => {
  const off = {
    LIMIT_DATA_PER_MINUTE: 'off',
    LIMIT_SIGN_IN_PER_MINUTE: 'off',
    LIMIT_SESSION_PER_MINUTE: 'off',
    LIMIT_REFUSED_PER_MINUTE: 'off',
  };
  expect(parseConfig(off).limits).toEqual({ data: null, signIn: null, session: null, refused: null });
});

test('a burst beyond the rate is a mistake', () => {
  expect(findVariables({ LIMIT_DATA_PER_MINUTE: '50', LIMIT_DATA_BURST: '51' })).toEqual([
    'LIMIT_DATA_BURST',
  ]);
  expect(findVariables({ LIMIT_DATA_BURST: 'off' })).toEqual(['LIMIT_DATA_BURST']);
});

test('a mistake in TRUSTED_PROXIES is told at the start, and so is whoever would trust everybody', () => {
  for (const mistake of [
    '1.2.3.4/99',
    '1.2.3.4/33',
    '::1/129',
    '10.0.0.0/',
    '0.0.0.0/0',
    '::/0',
    'proxy',
    '10.0.0.1,',
  ])
    expect(findVariables({ TRUSTED_PROXIES: mistake }), mistake).toEqual(['TRUSTED_PROXIES']);
});

test('the word loopback trusts this machine, in both versions of IP', () => {
  const { trustedProxies } = parseConfig({ TRUSTED_PROXIES: 'loopback, 10.0.0.0/8' });
  const isTrusted = (text: string) =>
    trustedProxies.some((range) => isInRange(parseIpAddress(text) ?? 0n, range));
  for (const address of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1', '10.1.2.3'])
    expect(isTrusted(address), address).toBe(true);
  for (const address of ['128.0.0.1', '::2', '11.0.0.0']) expect(isTrusted(address), address).toBe(false);
});

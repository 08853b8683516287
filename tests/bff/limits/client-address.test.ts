import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseIpAddress } from '../../../bff/config/ip-address.ts';
import { parseProxies } from '../../../bff/config/parse-proxies.ts';
import { findClientAddress, formatAddressKey } from '../../../bff/limits/client-address.ts';

const proxies = parseProxies('loopback, 10.0.0.0/8, fd00::/8');
const findKey = (peer: string | undefined, forwardedFor?: string) =>
  formatAddressKey(findClientAddress({ peer, forwardedFor }, proxies));
const keyOf = (address: string) => formatAddressKey(parseIpAddress(address));

const isTrusted = (address: string) => /^(127|10)\./.test(address);
const stranger = fc.ipV4().filter((address) => !isTrusted(address));
const trusted = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((bytes) => `10.${bytes.join('.')}`);
const header = fc.oneof(
  fc.string(),
  fc.array(fc.oneof(stranger, trusted, fc.ipV6()), { maxLength: 5 }).map(String),
);

test('H1: no header of an untrusted peer changes its key', () => {
  fc.assert(
    fc.property(stranger, header, (peer, forwardedFor) => {
      expect(findKey(peer, forwardedFor)).toBe(keyOf(peer));
    }),
  );
});

test('H1: behind trusted proxies the nearest address that is not one of them counts, whatever the client wrote before', () => {
  fc.assert(
    fc.property(header, stranger, fc.array(trusted, { maxLength: 3 }), (written, client, hops) => {
      expect(findKey('127.0.0.1', [written, client, ...hops].join(', '))).toBe(keyOf(client));
    }),
  );
});

test('H1: what a proxy could not name counts as that proxy, and nothing crashes', () => {
  fc.assert(
    fc.property(
      fc.option(fc.string(), { nil: undefined }),
      fc.string({ unit: 'binary' }),
      (peer, forwardedFor) => {
        expect(findKey(peer, forwardedFor)).toMatch(/^[\da-f]+(?:\/64)?$|^unknown$/);
      },
    ),
  );
  for (const unnamed of [
    'unknown',
    '_hidden',
    '',
    ' ',
    'secret:80',
    '[::1',
    '1.2.3.4.5',
    '198.51.100.7, unknown',
  ])
    expect(findKey('10.0.0.1', unnamed), unnamed).toBe(keyOf('10.0.0.1'));
});

test('a header of nothing but trusted proxies counts as the one farthest away', () => {
  expect(findKey('127.0.0.1', '10.0.0.3, 10.0.0.2')).toBe(keyOf('10.0.0.3'));
  expect(findKey('127.0.0.1')).toBe(keyOf('127.0.0.1'));
});

test('an address may stand with its port, and an IPv6 one in brackets', () => {
  const spelled = ['198.51.100.7', '198.51.100.7:4711', '::ffff:198.51.100.7', '[::ffff:198.51.100.7]:4711'];
  for (const address of spelled) expect(findKey('::1', address), address).toBe(keyOf('198.51.100.7'));
  expect(findKey('fd00::1', '[2001:db8::1]')).toBe(keyOf('2001:db8::1'));
});

test('H1: an IPv6 network of 64 bits is one key, an IPv4 address one of its own, also when it is mapped', () => {
  expect(keyOf('2001:db8:1:2::1')).toBe(keyOf('2001:db8:1:2:ffff:ffff:ffff:ffff'));
  expect(keyOf('2001:db8:1:2::1')).not.toBe(keyOf('2001:db8:1:3::1'));
  expect(keyOf('::ffff:192.0.2.1')).toBe(keyOf('192.0.2.1'));
  expect(keyOf('192.0.2.1')).not.toBe(keyOf('192.0.2.2'));
  expect(keyOf('0:ffff:c000:201::')).not.toBe(keyOf('192.0.2.1'));
});

test('without a peer all share one key', () => {
  expect(findKey(undefined, '198.51.100.7')).toBe('unknown');
});

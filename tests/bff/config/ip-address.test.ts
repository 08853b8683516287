import { BlockList, isIP } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInRange, isIpv4, parseIpAddress, parseIpRange } from '../../../bff/config/ip-address.ts';

const address = fc.oneof(fc.ipV4(), fc.ipV6());

test('it takes for an address what Node does', () => {
  const almost = fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF:.[]/@?# '), maxLength: 24 });
  fc.assert(
    fc.property(fc.oneof(address, almost), (text) => {
      expect(parseIpAddress(text) !== null, text).toBe(isIP(text) !== 0);
    }),
    { numRuns: 2_000 },
  );
});

test('what would be another URL in brackets is no address', () => {
  for (const text of [
    '::1]:80/x?[',
    '::1]@[',
    '1',
    '0x7f.1',
    '127.1',
    '1.2.3.4.',
    '01.2.3.4',
    '1.2.3.256',
    '',
    '%eth0',
  ])
    expect(parseIpAddress(text), text).toBeNull();
});

test('an address has one number, however it is spelled', () => {
  const spellings = [
    ['127.0.0.1', '::ffff:127.0.0.1', '::FFFF:7f00:1', '0:0:0:0:0:ffff:127.0.0.1'],
    ['2001:db8::1', '2001:0DB8:0:0:0:0:0:1', '2001:db8:0:0::0.0.0.1'],
    ['fe80::1', 'fe80::1%eth0'],
    ['::', '0:0:0:0:0:0:0:0'],
  ];
  for (const group of spellings) expect(new Set(group.map(parseIpAddress)).size, group[0]).toBe(1);
  expect(parseIpAddress('1.2.3.4')).toBe(0xffff_0102_0304n);
});

test('an IPv4 address stays one when it is mapped to IPv6', () => {
  expect(isIpv4(parseIpAddress('::ffff:10.0.0.1') ?? 0n)).toBe(true);
  expect(isIpv4(parseIpAddress('::10.0.0.1') ?? 0n)).toBe(false);
});

test('a range holds what Node’s own holds', () => {
  const inRange = fc.oneof(
    fc.tuple(fc.ipV4(), fc.ipV4(), fc.integer({ min: 1, max: 32 }), fc.constant('ipv4' as const)),
    fc.tuple(fc.ipV6(), fc.ipV6(), fc.integer({ min: 1, max: 128 }), fc.constant('ipv6' as const)),
  );
  fc.assert(
    fc.property(inRange, fc.boolean(), ([first, other, length, family], itself) => {
      const asked = itself ? first : other;
      const list = new BlockList();
      list.addSubnet(first, length, family);
      const range = parseIpRange(`${first}/${length}`);
      const found = parseIpAddress(asked);
      expect(range && found !== null && isInRange(found, range)).toBe(list.check(asked, family));
    }),
    { numRuns: 1_000 },
  );
});

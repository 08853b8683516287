import { type IpRange, parseIpRange } from './ip-address.ts';
import { InvalidValueError } from './variables.ts';

const loopback = ['127.0.0.0/8', '::1'];

/** Addresses and ranges, separated by commas; `loopback` is this very machine. */
export function parseProxies(text: string): IpRange[] {
  const names = text.split(',').map((name) => name.trim());
  return names.flatMap((name) => (name === 'loopback' ? loopback : [name])).map(parseProxy);
}

function parseProxy(text: string): IpRange {
  const range = parseIpRange(text);
  if (range !== null) return range;
  throw new InvalidValueError(
    'must be IP addresses, ranges such as 10.0.0.0/8, or the word loopback, separated by commas',
  );
}

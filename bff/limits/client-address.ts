// For whom a call is made, as far as this can be known: whoever may choose the address is not limited by it.
import { type IpAddress, type IpRange, isInRange, isIpv4, parseIpAddress } from '../config/ip-address.ts';

export interface AddressClues {
  /** The other end of the connection; undefined where it has none, or has gone. */
  peer: string | undefined;
  /** The `X-Forwarded-For` header: each proxy writes down at its end from whom it got the call. */
  forwardedFor: string | undefined;
}

/**
 * The first address, from this server outwards, that no trusted proxy vouches for the way beyond. What a proxy could not
 * name counts as the proxy. Null where there is no peer.
 */
export function findClientAddress(
  { peer = '', forwardedFor = '' }: AddressClues,
  trustedProxies: readonly IpRange[],
): IpAddress | null {
  const isTrusted = (address: IpAddress) => trustedProxies.some((range) => isInRange(address, range));
  let address = parseIpAddress(peer);
  for (const named of forwardedFor.split(',').reverse()) {
    if (address === null || !isTrusted(address)) return address;
    const before = parseForwardedAddress(named);
    if (before === null) return address;
    address = before;
  }
  return address;
}

/** Some proxies name the port, too: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function parseForwardedAddress(text: string): IpAddress | null {
  const trimmed = text.trim();
  const [, ipv6, ipv4] = /^(?:\[(.*)\]|([\d.]+))(?::\d+)?$/.exec(trimmed) ?? [];
  return parseIpAddress(ipv6 ?? ipv4 ?? trimmed);
}

/** Under which key its calls are counted: an IPv6 network of 64 bits belongs to one subscriber. (RFC 6177) */
export function formatAddressKey(address: IpAddress | null): string {
  if (address === null) return 'unknown';
  return isIpv4(address) ? address.toString(16) : `${(address >> 64n).toString(16)}/64`;
}

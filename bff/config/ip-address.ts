// IP addresses and ranges as numbers, on any runtime. An IPv4 address is the IPv6 one that it maps to, so that both have
// one spelling. (RFC 4291 §2.5.5.2)

/** 128 bits. */
export type IpAddress = bigint;

export interface IpRange {
  first: IpAddress;
  /** How many bits behind the prefix vary. */
  varyingBits: bigint;
}

const mappedPrefix = 0xffffn;

export const isIpv4 = (address: IpAddress): boolean => address >> 32n === mappedPrefix;

/** As others read it: four bytes, or eight groups. */
export function formatIpAddress(address: IpAddress): string {
  const [count, bits, base, separator] = isIpv4(address)
    ? ([4, 8, 10, '.'] as const)
    : ([8, 16, 16, ':'] as const);
  const parts = Array.from({ length: count }, (_, place) =>
    BigInt.asUintN(bits, address >> BigInt(bits * (count - 1 - place))).toString(base),
  );
  return parts.join(separator);
}

/** Null for what is no address. A zone, as in `fe80::1%eth0`, says nothing to others and is left out. */
export function parseIpAddress(text: string): IpAddress | null {
  if (/^[\d.]+$/.test(text)) return parseIpv4(text);
  const [address = ''] = text.split('%', 1);
  // The characters first: brackets and slashes would make another URL of it.
  const host = /^[\da-f:.]+$/i.test(address) ? URL.parse(`http://[${address}]`)?.hostname : undefined;
  return host === undefined ? null : readGroups(host.slice(1, -1));
}

/** An address, or a range such as `10.0.0.0/8`. Null for everything else, a range of all addresses too. (RFC 4632 §3.1) */
export function parseIpRange(text: string): IpRange | null {
  const [, addressText = '', lengthText] = /^([^/%]+)(?:\/([1-9]\d{0,2}))?$/.exec(text) ?? [];
  const first = parseIpAddress(addressText);
  if (first === null) return null;
  const bits = addressText.includes(':') ? 128 : 32;
  const length = Number(lengthText ?? bits);
  return length > bits ? null : { first, varyingBits: BigInt(bits - length) };
}

export const isInRange = (address: IpAddress, { first, varyingBits }: IpRange): boolean =>
  address >> varyingBits === first >> varyingBits;

function parseIpv4(text: string): IpAddress | null {
  const parts = text.split('.');
  const isByte = (part: string) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255;
  if (parts.length !== 4 || !parts.every(isByte)) return null;
  return parts.reduce((value, part) => (value << 8n) | BigInt(part), mappedPrefix);
}

/** Hexadecimal groups, at most one run of zeros left out: how every URL spells an address. (RFC 5952) */
function readGroups(host: string): IpAddress {
  const [left = [], right = []] = host.split('::').map((half) => half.split(':').filter(Boolean));
  const zeros = Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n);
}

import { decodeBase64Url, encodeBase64Url } from 'hono/utils/encode';

/** Bytes that WebCrypto takes: never a view on shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const encodeUtf8 = (text: string): Bytes => encoder.encode(text);
export const decodeUtf8 = (bytes: Bytes): string => decoder.decode(bytes);

export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

export function joinBytes(...parts: readonly Bytes[]): Bytes {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** For what is no secret: it stops at the first difference. */
export function areEqual(one: Bytes, other: Bytes): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

/** base64url without padding. (RFC 4648 §5) */
export const formatBase64Url = (bytes: Bytes): string =>
  encodeBase64Url(bytes.slice().buffer).replaceAll('=', '');

/** Null for all but the one canonical spelling: others leave spare bits that anybody may flip. (RFC 4648 §3.5) */
export function parseBase64Url(text: string): Bytes | null {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
  const bytes = decodeBase64Url(text);
  return formatBase64Url(bytes) === text ? bytes : null;
}

/** SHA-256 as base64url. */
export async function hash(bytes: Bytes): Promise<string> {
  return formatBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

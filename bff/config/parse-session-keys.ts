import { decodeBase64Url } from 'hono/utils/encode';
import { InvalidValueError } from './variables.ts';

type Key = Uint8Array<ArrayBuffer>;

const keyLength = 32;
const hint = 'make one with: openssl rand -base64 32 | tr +/ -_ | tr -d =';

/** Comma-separated base64url keys of 32 random bytes; the first seals, all open. */
export function parseSessionKeys(text: string): Key[] {
  return text.split(',').map((key) => parseSessionKey(key.trim()));
}

function parseSessionKey(text: string): Key {
  const isBase64Url = /^[\w-]+={0,2}$/.test(text) && text.replace(/=+$/, '').length % 4 !== 1;
  if (!isBase64Url) throw new InvalidValueError(`must be base64url keys, separated by commas; ${hint}`);
  const key = decodeBase64Url(text);
  if (key.length !== keyLength) throw new InvalidValueError(`must hold keys of exactly 32 bytes; ${hint}`);
  if (looksMade(key)) throw new InvalidValueError(`holds a key that is not random; ${hint}`);
  return key;
}

/** Zeros, repetitions, countings and plain text: what 32 random bytes never look like. */
function looksMade(key: Key): boolean {
  const distinct = new Set(key).size;
  const steps = new Set(key.slice(1).map((byte, index) => byte - (key[index] ?? 0)));
  const isText = key.every((byte) => byte >= 0x20 && byte < 0x7f);
  return distinct < 16 || steps.size < 8 || isText;
}

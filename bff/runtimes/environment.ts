import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Environment } from '../config/variables.ts';

/** The process's own variables, and below them those of `.env` where there is one. */
export function readEnvironment(path = '.env'): Environment {
  return readPrivateKey({ ...(existsSync(path) && parseEnv(decode(readFileSync(path)))), ...process.env });
}

/** As if what the file holds had been set. A file that cannot be read stays a name, which is then told as a mistake. */
function readPrivateKey({ BANK_PRIVATE_KEY_FILE: file, ...env }: Environment): Environment {
  if (!file || env.BANK_PRIVATE_KEY) return { ...env, BANK_PRIVATE_KEY_FILE: file };
  try {
    return { ...env, BANK_PRIVATE_KEY: readFileSync(file, 'utf8') };
  } catch {
    return { ...env, BANK_PRIVATE_KEY_FILE: file };
  }
}

/** Some editors of Windows write UTF-16, and most a byte order mark, which would else belong to the first name. */
function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0 || hasMark(bytes, 0xfe, 0xff) ? 'utf-16be' : 'utf-16le';
  const isWide = hasMark(bytes, 0xfe, 0xff) || hasMark(bytes, 0xff, 0xfe) || bytes.subarray(0, 2).includes(0);
  return new TextDecoder(isWide ? encoding : 'utf-8').decode(bytes);
}

const hasMark = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

// On this machine alone nobody has to make a key: one is made once, and kept beside the sessions that it opens.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '../config/config.ts';
import { parseSessionKeys } from '../config/parse-session-keys.ts';
import { InvalidValueError } from '../config/variables.ts';
import { type Bytes, formatBase64Url, randomBytes } from '../session/bytes.ts';
import { StartError } from './start-error.ts';

/** The configured keys, or the one beside the session file; sessions in memory need none that outlives them. */
export function readSessionKeys({ keys, store }: Config['session']): readonly Bytes[] {
  if (keys !== null) return keys;
  return store.kind === 'sqlite' && store.path !== ':memory:'
    ? readKeyFile(join(dirname(store.path), 'session.key'))
    : [randomBytes(32)];
}

function readKeyFile(path: string): Bytes[] {
  makeKeyFile(path);
  chmodSync(path, 0o600);
  try {
    return parseSessionKeys(readFileSync(path, 'utf8').trim());
  } catch (error) {
    if (!(error instanceof InvalidValueError)) throw error;
    throw new StartError(`${path} ${error.message}. Remove it to have a new one made; sessions end with it.`);
  }
}

function makeKeyFile(path: string) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, `${formatBase64Url(randomBytes(32))}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

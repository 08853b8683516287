import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Config } from '../../../bff/config/config.ts';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import { readSessionKeys } from '../../../bff/runtimes/session-key-file.ts';
import { StartError } from '../../../bff/runtimes/start-error.ts';
import { randomBytes } from '../../../bff/session/bytes.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'konto-key-'));
  path = join(folder, 'data', 'session.key');
});

afterEach(() => rmSync(folder, { recursive: true }));

const read = (wish: Partial<Config['session']> = {}) => {
  const { session } = parseConfig({ SESSION_STORE: `sqlite:${join(folder, 'data', 'sessions.db')}` });
  return readSessionKeys({ ...session, ...wish });
};

test('a key is made once, beside the store, and for its owner alone', () => {
  const [first] = read();
  expect(first).toHaveLength(32);
  expect(read()).toEqual([first]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url')).toEqual(Buffer.from(first ?? []));
});

test('configured keys are used as they are, and no file is made', () => {
  const keys = [randomBytes(32), randomBytes(32)];
  expect(read({ keys })).toBe(keys);
  expect(existsSync(path)).toBe(false);
});

test('sessions in memory get a key that goes with them', () => {
  const store = { kind: 'sqlite', path: ':memory:' } as const;
  expect(read({ store })).not.toEqual(read({ store }));
  expect(existsSync('session.key')).toBe(false);
});

test('A4: a key file that holds no good key stops the start, and is not printed', () => {
  read();
  for (const text of ['', 'canary', Buffer.alloc(32).toString('base64url')]) {
    writeFileSync(path, text);
    expect(() => read()).toThrow(StartError);
    expect(() => read()).not.toThrow(/canary|AAAA/);
  }
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { variableNames } from '../../../bff/config/variables.ts';
import { readEnvironment } from '../../../bff/runtimes/environment.ts';
import { findMisspelt } from '../../../bff/runtimes/misspelt-variables.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'konto-env-'));
  file = join(folder, '.env');
});

afterEach(() => rmSync(folder, { recursive: true }));

const text = 'KONTO_FIRST=one\r\n# a comment\r\nKONTO_SECOND="dva ľudia"\r\n';
const wide = Buffer.from(text, 'utf16le');

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16, as PowerShell writes it', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16 without a mark', wide],
  ['UTF-16 with the larger byte first', Buffer.from(Buffer.from(`\uFEFF${text}`, 'utf16le')).swap16()],
  ['the same without a mark', Buffer.from(wide).swap16()],
])('C23: a .env in %s is read from its first name on', (_, bytes) => {
  writeFileSync(file, bytes);
  expect(readEnvironment(file)).toMatchObject({ KONTO_FIRST: 'one', KONTO_SECOND: 'dva ľudia' });
});

test.each([
  ['BANK_BASEURL', 'BANK_BASE_URL'],
  ['bank_base_url', 'BANK_BASE_URL'],
  ['OAUTH_CLIENT_SECERT', 'OAUTH_CLIENT_SECRET'],
  ['OAUTH_CLIENTID', 'OAUTH_CLIENT_ID'],
  ['SESSION_STOR', 'SESSION_STORE'],
  ['APP_ORIGINS', 'APP_ORIGIN'],
  ['LOGLEVEL', 'LOG_LEVEL'],
  ['LIMITDATAPERMINUTES', 'LIMIT_DATA_PER_MINUTE'],
  ['OAUTH_CLIENT_SECRE', 'OAUTH_CLIENT_SECRET'],
])('C23: %s is told as a misspelt %s', (name, meant) => {
  expect(findMisspelt({ [name]: 'canary' })).toEqual([{ name, meant }]);
});

test('C23: what is known, or of other programs, is not', () => {
  const others = [
    'PATH',
    'HOSTNAME',
    'SESSION_MANAGER',
    'SESSIONNAME',
    'NODE_ENV',
    'POST',
    'BASE_URL',
    'LANGUAGE',
    'no name',
    'TRACE',
    'PORTS',
    'BANK_NAMING',
    'SESSION_TESTS',
    'https_proxy',
    'http_proxy',
    'no_proxy',
    'FTP_PROXY',
    'ALL_PROXY',
  ];
  const names = [...variableNames, ...others];
  expect(findMisspelt(Object.fromEntries(names.map((name) => [name, '1'])))).toEqual([]);
});

import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseApplication } from '../../../bff/config/parse-application.ts';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import { createVariables, type Environment } from '../../../bff/config/variables.ts';
import { readEnvironment } from '../../../bff/runtimes/environment.ts';
import { configureOAuthBank } from '../../support/oauth-bank.ts';
import { parseEntries, severalBanks } from '../../support/two-banks.ts';

const pem = (type: 'pkcs1' | 'pkcs8', cipher = {}) =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type, format: 'pem', ...cipher })
    .toString()
    .trim();
const application = { BANK_APPLICATION_ID: 'application-1', BANK_PRIVATE_KEY: pem('pkcs8') };

function parse(environment: Environment) {
  const variables = createVariables(environment);
  const parsed = parseApplication(variables);
  return { ...parsed, mistakes: variables.mistakes };
}

test('a key is PEM, in PKCS#8 or PKCS#1, and its lines may end with \\n', () => {
  for (const key of [pem('pkcs8'), pem('pkcs1')])
    for (const BANK_PRIVATE_KEY of [key, key.replaceAll('\n', '\\n')])
      expect(parse({ ...application, BANK_PRIVATE_KEY })).toEqual({
        applicationId: 'application-1',
        privateKey: key,
        countries: [],
        mistakes: [],
      });
});

test('what is no key, or locked, is a mistake that does not hold it', () => {
  const locked = pem('pkcs8', { cipher: 'aes-256-cbc', passphrase: 'canary' });
  for (const BANK_PRIVATE_KEY of [
    'canary',
    locked,
    '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',
  ]) {
    const { mistakes } = parse({ ...application, BANK_PRIVATE_KEY });
    expect(mistakes.map(({ variable }) => variable)).toEqual(['BANK_PRIVATE_KEY']);
    expect(JSON.stringify(mistakes)).not.toMatch(/canary|AAAA/);
  }
});

test('a key’s file is read where there are files; one that cannot be read, or stands beside a key, is a mistake', () => {
  const folder = mkdtempSync(join(tmpdir(), 'konto-key-'));
  const file = join(folder, 'key.pem');
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
    delete process.env.BANK_PRIVATE_KEY_FILE;
  });
  writeFileSync(file, `${application.BANK_PRIVATE_KEY}\n`);
  process.env.BANK_PRIVATE_KEY_FILE = file;
  const { BANK_PRIVATE_KEY_FILE, BANK_PRIVATE_KEY } = readEnvironment(join(folder, 'no.env'));
  expect([BANK_PRIVATE_KEY_FILE, BANK_PRIVATE_KEY?.trim()]).toEqual([
    undefined,
    application.BANK_PRIVATE_KEY,
  ]);
  process.env.BANK_PRIVATE_KEY_FILE = join(folder, 'other.pem');
  const [missing] = parse(readEnvironment(join(folder, 'no.env'))).mistakes;
  expect(missing).toEqual({ variable: 'BANK_PRIVATE_KEY_FILE', message: 'cannot be read' });
  const [both] = parse({ ...application, BANK_PRIVATE_KEY_FILE: file }).mistakes;
  expect(both).toMatchObject({ variable: 'BANK_PRIVATE_KEY_FILE' });
});

test('a third party is one where the profile has consents, and the sandbox bank knows it by another id', () => {
  expect(configureOAuthBank({ BANK_USAGE: 'tpp' })).toMatchObject({
    usage: 'tpp',
    clientId: 'konto-sandbox-tpp',
  });
});

test('countries narrow the choice, and what is none is a mistake', () => {
  expect(parse({ ...application, BANK_COUNTRIES: 'SK, cz,SK' })).toMatchObject({
    countries: ['SK', 'CZ'],
    mistakes: [],
  });
  for (const BANK_COUNTRIES of ['Slovakia', 'SK;CZ', 'SK,'])
    expect(parse({ ...application, BANK_COUNTRIES }).mistakes).toMatchObject([
      { variable: 'BANK_COUNTRIES' },
    ]);
});

const door = { BANK_PROFILE: 'enable-banking', BANK_BASE_URL: 'https://api.enablebanking.com' };

test('a door to many banks needs an application and its key, and no client secret', () => {
  const { banks } = parseConfig({ ...door, ...application });
  expect(banks).toMatchObject([
    { profile: 'enable-banking', applicationId: 'application-1', name: 'Enable Banking', countries: [] },
  ]);
  expect(() => parseConfig(door)).toThrow(/BANK_APPLICATION_ID is missing.*\nBANK_PRIVATE_KEY is missing/);
});

test('one of several banks names the place of its key', () => {
  const entry = { id: 'door', profile: 'enable-banking', baseUrl: door.BANK_BASE_URL, applicationId: 'a-1' };
  const parseEntry = (fields: object) =>
    parseConfig(
      { ...severalBanks, KEY: application.BANK_PRIVATE_KEY },
      parseEntries({ ...entry, ...fields }),
    );
  const { banks } = parseEntry({ privateKey: { env: 'KEY' }, countries: ['SK', 'CZ'] });
  expect(banks[0]).toMatchObject({ applicationId: 'a-1', countries: ['SK', 'CZ'] });
  expect(() => parseEntry({ privateKey: 'canary' })).toThrow(/privateKey must say where it is/);
});

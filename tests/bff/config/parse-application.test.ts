import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseApplication } from '../../../bff/config/parse-application.ts';
import { createVariables, type Environment } from '../../../bff/config/variables.ts';
import { readEnvironment } from '../../../bff/runtimes/environment.ts';
import { configureOAuthBank } from '../../support/oauth-bank.ts';

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

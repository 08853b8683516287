import { expect, test } from 'vitest';
import { shortBankId } from '../../../bff/bank/find-bank.ts';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import { configureOAuthBank } from '../../support/oauth-bank.ts';
import { deployed, findVariables } from './environments.ts';

test('G5: a bank in the place of another is another bank, so that no kept token goes to it', () => {
  const bankOf = (baseUrl: string) =>
    parseConfig({ BANK_BASE_URL: baseUrl, OAUTH_CLIENT_ID: 'client', OAUTH_CLIENT_SECRET: 'secret' })
      .banks[0];
  const [one, other] = ['https://one.example/premium', 'https://other.example/premium'].map(bankOf);
  expect(one?.bankId).not.toBe(other?.bankId);
});

test.each([
  ['token endpoint', { OAUTH_TOKEN_URL: 'https://elsewhere.example/token' }],
  ['issuer', { OAUTH_ISSUER: 'https://elsewhere.example' }],
])('G5: a bank with another %s is another bank, which the browser knows by the same id', (_what, moved) => {
  const usual = configureOAuthBank(deployed);
  const other = configureOAuthBank({ ...deployed, ...moved });
  expect(other.bankId).not.toBe(usual.bankId);
  expect(shortBankId(other.bankId)).toBe(shortBankId(usual.bankId));
});

test('G5: an address that only begins like the embedded bank’s is not given its credentials', () => {
  const environment = { SANDBOX_PORT: '5789', BANK_BASE_URL: 'http://127.0.0.1:57890/premium/sandbox' };
  expect(findVariables(environment)).toEqual(['OAUTH_CLIENT_ID', 'OAUTH_CLIENT_SECRET']);
});

test('a third party’s authorization is for one scope, so that several stop the start', () => {
  const bank = { ...deployed, OAUTH_SCOPE: 'PREMIUM_AIS OTHER' };
  expect(findVariables(bank)).toEqual([]);
  expect(findVariables({ ...bank, BANK_USAGE: 'tpp' })).toEqual(['OAUTH_SCOPE']);
});

test('a bank without https stops the start, except on this machine', () => {
  const bank = { OAUTH_CLIENT_ID: 'client', OAUTH_CLIENT_SECRET: 'secret' };
  expect(findVariables({ ...bank, BANK_BASE_URL: 'http://127.0.0.1:9000/premium/sandbox' })).toEqual([]);
  expect(findVariables({ ...bank, BANK_BASE_URL: 'http://bank.example/premium' })).toEqual(['BANK_BASE_URL']);
  for (const query of ['?x=1', '?', '/?'])
    expect(findVariables({ ...bank, BANK_BASE_URL: `https://bank.example/premium${query}` })).toEqual([
      'BANK_BASE_URL',
    ]);
});

test('the beginning of a fragment is refused: the path behind it would not be sent', () => {
  const bank = { BANK_BASE_URL: 'https://bank.example', OAUTH_CLIENT_ID: 'c', OAUTH_CLIENT_SECRET: 's' };
  for (const value of [
    { BANK_BASE_URL: 'https://bank.example/premium/sandbox#' },
    { OAUTH_AUTHORIZE_URL: 'https://bank.example/authorize#' },
    { OAUTH_TOKEN_URL: 'https://bank.example/token#' },
    { OAUTH_REDIRECT_URI: 'http://localhost:5173/callback#' },
  ])
    expect(findVariables({ ...bank, ...value })).toEqual(Object.keys(value));
});

test('the sandbox’s credentials never go to another bank, nor another bank’s to the sandbox', () => {
  expect(findVariables({ BANK_BASE_URL: deployed.BANK_BASE_URL })).toEqual([
    'OAUTH_CLIENT_ID',
    'OAUTH_CLIENT_SECRET',
  ]);
  expect(findVariables({ OAUTH_CLIENT_ID: 'client' })).toEqual(['OAUTH_CLIENT_ID']);
});

test('an issuer is kept byte for byte, and takes the place of the endpoints', () => {
  for (const issuer of ['https://login.bank.example', 'https://login.bank.example/tenant/'])
    expect(configureOAuthBank({ ...deployed, OAUTH_ISSUER: issuer }).authorizationServer).toEqual({
      issuer,
    });
  for (const issuer of [
    'http://bank.example',
    'https://bank.example?',
    'https://bank.example#',
    'bank.example',
  ])
    expect(findVariables({ ...deployed, OAUTH_ISSUER: issuer }), issuer).toEqual(['OAUTH_ISSUER']);
  expect(findVariables({ OAUTH_ISSUER: 'http://127.0.0.1:9000' })).toEqual(['OAUTH_ISSUER']);
});

test('endpoints beside an issuer stop the start: the client secret has one place to go to', () => {
  const OAUTH_ISSUER = 'https://login.bank.example';
  for (const variable of ['OAUTH_AUTHORIZE_URL', 'OAUTH_TOKEN_URL'])
    expect(findVariables({ ...deployed, OAUTH_ISSUER, [variable]: `${OAUTH_ISSUER}/x` })).toEqual([variable]);
});

test('a redirect URI is kept byte for byte, and must lead to the callback page of this origin', () => {
  const own = { OAUTH_REDIRECT_URI: 'http://LOCALHOST:5173/callback/?source=bank' };
  expect(parseConfig(own).banks[0].redirectUri).toBe('http://LOCALHOST:5173/callback/?source=bank');
  for (const uri of [
    'http://127.0.0.1:5173/callback',
    'http://localhost:5173/other',
    'http://localhost:5173/callback#a',
  ])
    expect(findVariables({ OAUTH_REDIRECT_URI: uri }), uri).toEqual(['OAUTH_REDIRECT_URI']);
});

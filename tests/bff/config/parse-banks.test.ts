import { expect, test } from 'vitest';
import { ConfigError } from '../../../bff/config/config-error.ts';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import { buildEntry, parseBanksFrom, parseEntries, severalBanks, twoBanks } from '../../support/two-banks.ts';
import { createKey, findMistakes } from './environments.ts';

const parse = (...entries: readonly object[]) => parseConfig(severalBanks, parseEntries(...entries)).banks;
const explain = (entries: readonly object[], environment = {}) =>
  findMistakes({ ...severalBanks, ...environment }, parseEntries(...entries)).map(
    ({ variable, message }) => `${variable} ${message}`,
  );

test('a file configures several banks, each by the id that the operator gives it', () => {
  const banks = parse(...twoBanks);
  expect(banks).toHaveLength(2);
  expect(banks[1]).toEqual({
    bankId: 'morava@https://morava.example/premium/sandbox',
    name: 'Banka morava',
    profile: 'premium-v1',
    environment: 'sandbox',
    baseUrl: 'https://morava.example/premium/sandbox',
    authorizationServer: {
      authorizeUrl: 'https://morava.example/premium/sandbox/auth/oauth/v2/authorize',
      tokenUrl: 'https://morava.example/premium/sandbox/auth/oauth/v2/token',
    },
    clientId: 'konto-at-morava',
    clientSecret: 's-e-c-r-e-t',
    clientAuthentication: 'basic-raw',
    scope: 'PREMIUM_AIS',
    redirectUri: 'http://localhost:5173/callback/morava',
    usage: 'final-consumer',
  });
});

test('every field of an entry means what its variable means for a single bank', () => {
  const banks = parse(
    buildEntry({
      id: 'a',
      usage: 'final-consumer',
      scope: 'ACCOUNTS',
      clientAuthentication: 'post',
      redirectUri: 'http://localhost:5173/callback',
      issuer: 'https://login.bank.example/',
    }),
    buildEntry({ id: 'b', authorizeUrl: 'https://l.example/a', tokenUrl: 'https://l.example/t' }),
  );
  expect(banks[0]).toMatchObject({
    scope: 'ACCOUNTS',
    clientAuthentication: 'post',
    redirectUri: 'http://localhost:5173/callback',
    authorizationServer: { issuer: 'https://login.bank.example/' },
  });
  expect(banks[1]).toMatchObject({
    authorizationServer: { authorizeUrl: 'https://l.example/a', tokenUrl: 'https://l.example/t' },
  });
});

test('a secret is in the variable or the file that its entry names, and never in the entry', () => {
  const inFile = buildEntry({ id: 'a', clientSecret: { file: 'conf/secret' } });
  expect(parse(inFile)[0]).toMatchObject({ clientSecret: 's-in-a-file' });
  const told = explain([
    buildEntry({ id: 'a', clientSecret: 'canary' }),
    buildEntry({ id: 'b', clientSecret: { env: 'canary' } }),
    buildEntry({ id: 'c', clientSecret: { file: 'canary' } }),
    buildEntry({ id: 'd', clientSecret: { env: 'SECRET', file: 'canary' } }),
    buildEntry({ id: 'e', clientSecret: undefined }),
    buildEntry({ id: 'f', clientSecret: {} }),
  ]);
  const form = 'must say where it is: {"env": "<variable>"} or {"file": "<path>"}';
  expect(told).toEqual([
    `banks.json[0].clientSecret ${form}`,
    'banks.json[1].clientSecret is empty in the place that it names',
    'banks.json[2].clientSecret cannot be read (ENOENT)',
    `banks.json[3].clientSecret ${form}`,
    'banks.json[4].clientSecret is missing: baseUrl needs it',
    `banks.json[5].clientSecret ${form}`,
  ]);
});

test('H8: every mistake of every entry is told at once, by entry and field, and without a value', () => {
  const wrong = [
    {
      id: 'Canary 1',
      profile: 'canary-2',
      baseUrl: 'http://canary-3.example',
      name: 4,
      usage: 'canary-5',
      scope: 'canary"6',
      clientId: ['canary-7'],
      clientSecret: { env: 'CANARY_8' },
      clientAuthentication: 'canary-9',
      redirectUri: 'https://canary-10.example/callback',
      issuer: 'canary-11',
      authorizeUrl: 'canary-12',
      tokenUrl: 'ftp://canary-13',
      client_secret: 'canary-14',
    },
    { clientId: 'canary-15' },
  ];
  const environment = { ...severalBanks, LOG_LEVEL: 'canary-16' };
  const { message } = new ConfigError(findMistakes(environment, parseEntries(...wrong)));
  const places = message.split('\n').map((line) => line.split(' ')[0]);
  const first = Object.keys(wrong[0] ?? {}).map((field) => `banks.json[0].${field}`);
  const second = ['id', 'profile', 'baseUrl', 'clientId'].map((field) => `banks.json[1].${field}`);
  expect(places.toSorted()).toEqual([...first, ...second, 'LOG_LEVEL'].toSorted());
  expect(message).not.toMatch(/canary-|CANARY/i);
});

test.each(['[]', '{}', '[1]', '["canary"]', 'null', '[{ "clientSecret": "canary" ', ''])(
  'a file that holds no banks is a mistake by itself: %s',
  (text) => {
    expect(findMistakes({ BANKS_FILE: 'a.json' }, parseBanksFrom({ 'a.json': text }))).toEqual([
      { variable: 'BANKS_FILE', message: 'must hold an array of at least one bank, as JSON' },
    ]);
  },
);

test('a file that is not there is a mistake, and so is any where there are no files', () => {
  const messages = [parseBanksFrom({}), undefined].map((parseBanks) =>
    findMistakes({ BANKS_FILE: 'canary.json' }, parseBanks),
  );
  expect(messages).toEqual([
    [{ variable: 'BANKS_FILE', message: 'cannot be read (ENOENT)' }],
    [{ variable: 'BANKS_FILE', message: 'needs a runtime with files' }],
  ]);
});

test('the variables of a single bank beside several are a mistake, each of them', () => {
  const single = { BANK_BASE_URL: 'https://b.example', BANK_NAME: 'b', OAUTH_CLIENT_SECRET: 's' };
  expect(explain(twoBanks, single)).toEqual(
    Object.keys(single).map((variable) => `${variable} cannot stand beside BANKS_FILE`),
  );
});

test('no two banks have an id or a callback page in common', () => {
  const redirectUri = 'http://localhost:5173/callback';
  expect(explain([buildEntry({ id: 'a' }), buildEntry({ id: 'a' })])).toEqual([
    'banks.json[1].id is that of an earlier bank: each needs one of its own',
    'banks.json[1].redirectUri is that of an earlier bank: each needs one of its own',
  ]);
  expect(
    explain([
      buildEntry({ id: 'a', redirectUri }),
      buildEntry({ id: 'b', redirectUri: `${redirectUri}/?bank=b` }),
      buildEntry({ id: 'c', redirectUri: `${redirectUri}/a` }),
    ]),
  ).toEqual(['banks.json[1].redirectUri is that of an earlier bank: each needs one of its own']);
});

test('banks of the same name are told apart by their ids', () => {
  const name = 'Banka';
  const entries = [buildEntry({ id: 'a', name }), buildEntry({ id: 'b', name }), buildEntry({ id: 'c' })];
  expect(parse(...entries).map((bank) => bank.name)).toEqual(['Banka (a)', 'Banka (b)', 'Banka c']);
});

test('an entry without credentials at the sandbox’s address is the embedded sandbox bank', () => {
  const baseUrl = 'http://127.0.0.1:7000/premium/sandbox';
  const sandbox = { id: 'demo', profile: 'premium-v1', baseUrl };
  const there = { ...severalBanks, SANDBOX_PORT: '7000' };
  const { banks } = parseConfig(there, parseEntries(sandbox, buildEntry({ id: 'a' })));
  expect(banks[0]).toMatchObject({
    bankId: 'demo@embedded',
    name: 'Banka Duna',
    environment: 'embedded',
    clientId: 'konto-sandbox',
  });
  const own = parseEntries(buildEntry({ id: 'demo', baseUrl }));
  expect(parseConfig(there, own).banks[0].environment).toBe('sandbox');
  expect(explain([sandbox])).toEqual([
    'banks.json[0].clientId is missing: baseUrl needs it',
    'banks.json[0].clientSecret is missing: baseUrl needs it',
  ]);
});

test('A3: a public origin has no sandbox bank among several', () => {
  const sandbox = { id: 'demo', profile: 'premium-v1', baseUrl: 'http://127.0.0.1:5174/premium/sandbox' };
  const open = { APP_ORIGIN: 'https://konto.example', SESSION_KEYS: createKey(1) };
  expect(explain([sandbox], open)).toEqual([
    'banks.json[0].clientId is missing: a public APP_ORIGIN needs it',
    'banks.json[0].clientSecret is missing: a public APP_ORIGIN needs it',
  ]);
  expect(explain(twoBanks, open)).toEqual([]);
});

test('the client secret of any bank is no key', () => {
  const key = createKey(1);
  const banks = [buildEntry({ id: 'a' }), buildEntry({ id: 'b', clientSecret: { env: 'B' } })];
  expect(explain(banks, { B: key, SESSION_KEYS: key })).toEqual([
    'SESSION_KEYS holds a client secret; make a key of its own',
  ]);
});

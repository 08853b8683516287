import { expect, test } from 'vitest';
import { ConfigError } from '../../../bff/config/config-error.ts';
import { parseIpRange } from '../../../bff/config/ip-address.ts';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import { createCookies } from '../../../bff/session/cookies.ts';
import { createKey, deployed, findMistakes, findVariables } from './environments.ts';

test('an empty environment gives the embedded sandbox bank on this machine', () => {
  expect(parseConfig({})).toEqual({
    appOrigin: 'http://localhost:5173',
    listen: { host: '127.0.0.1', port: 5173, sandboxPort: 5174 },
    banks: [
      {
        bankId: 'premium-v1-embedded',
        name: 'Banka Duna',
        profile: 'premium-v1',
        environment: 'embedded',
        baseUrl: 'http://127.0.0.1:5174/premium/sandbox',
        authorizationServer: {
          authorizeUrl: 'http://127.0.0.1:5174/premium/sandbox/auth/oauth/v2/authorize',
          tokenUrl: 'http://127.0.0.1:5174/premium/sandbox/auth/oauth/v2/token',
        },
        clientId: 'konto-sandbox',
        clientSecret: 'not-a-secret-in-the-sandbox',
        clientAuthentication: 'basic-raw',
        scope: 'PREMIUM_AIS',
        redirectUri: 'http://localhost:5173/callback',
        usage: 'final-consumer',
      },
    ],
    session: {
      store: { kind: 'sqlite', path: '.data/sessions.db' },
      keys: null,
      idleMs: 30 * 60_000,
      maxMs: 12 * 3_600_000,
      keepMs: 90 * 86_400_000,
    },
    limits: {
      data: { calls: 200, windowSeconds: 20 },
      signIn: { calls: 30, windowSeconds: 60 },
      session: { calls: 600, windowSeconds: 60 },
      refused: { calls: 600, windowSeconds: 60 },
    },
    trustedProxies: [],
    wayOut: null,
    logLevel: 'info',
    metrics: null,
    traces: false,
  });
});

test('three variables point it at the real bank’s sandbox', () => {
  const { banks } = parseConfig({
    BANK_BASE_URL: 'https://api.tatrabanka.sk/premium/sandbox/',
    OAUTH_CLIENT_ID: 'client',
    OAUTH_CLIENT_SECRET: 'secret',
  });
  expect(banks[0]).toMatchObject({
    name: 'Tatra banka',
    environment: 'sandbox',
    baseUrl: 'https://api.tatrabanka.sk/premium/sandbox',
    authorizationServer: { tokenUrl: 'https://api.tatrabanka.sk/premium/sandbox/auth/oauth/v2/token' },
    clientId: 'client',
    clientSecret: 'secret',
    redirectUri: 'http://localhost:5173/callback',
  });
});

test('every variable of a bank is taken over', () => {
  const { banks, session, trustedProxies, logLevel, listen } = parseConfig({
    ...deployed,
    HOST: '0.0.0.0',
    PORT: '8080',
    BANK_NAME: 'My bank',
    BANK_PROFILE: 'premium-v1',
    BANK_USAGE: 'final-consumer',
    OAUTH_SCOPE: 'ONE TWO',
    OAUTH_REDIRECT_URI: 'https://konto.example/callback/',
    OAUTH_CLIENT_AUTH: 'post',
    OAUTH_AUTHORIZE_URL: 'https://login.bank.example/authorize',
    OAUTH_TOKEN_URL: 'https://login.bank.example/token',
    SESSION_STORE: 'sqlite:/var/lib/konto/sessions.db',
    SESSION_KEYS: `${createKey(1)}, ${createKey(2)}`,
    SESSION_IDLE_MINUTES: '5',
    SESSION_MAX_HOURS: '1',
    SESSION_KEEP_DAYS: '7',
    TRUSTED_PROXIES: '10.0.0.0/8, ::1',
    LOG_LEVEL: 'warn',
  });
  expect(banks[0]).toEqual({
    bankId: 'premium-v1-production-api.bank.example@https://login.bank.example/token',
    name: 'My bank',
    profile: 'premium-v1',
    environment: 'production',
    baseUrl: 'https://api.bank.example/premium/production',
    authorizationServer: {
      authorizeUrl: 'https://login.bank.example/authorize',
      tokenUrl: 'https://login.bank.example/token',
    },
    clientId: 'client',
    clientSecret: 'secret',
    clientAuthentication: 'post',
    scope: 'ONE TWO',
    redirectUri: 'https://konto.example/callback/',
    usage: 'final-consumer',
  });
  expect(session).toMatchObject({
    store: { path: '/var/lib/konto/sessions.db' },
    idleMs: 5 * 60_000,
    maxMs: 3_600_000,
    keepMs: 7 * 86_400_000,
  });
  expect(session.keys?.map((bytes) => Buffer.from(bytes).toString('base64url'))).toEqual([
    createKey(1),
    createKey(2),
  ]);
  expect({ trustedProxies, logLevel, listen }).toEqual({
    trustedProxies: ['10.0.0.0/8', '::1'].map(parseIpRange),
    logLevel: 'warn',
    listen: { host: '0.0.0.0', port: 8080, sandboxPort: 8081 },
  });
});

test('addresses follow the port', () => {
  const { appOrigin, banks } = parseConfig({ PORT: '6000', SANDBOX_PORT: '7000' });
  expect(appOrigin).toBe('http://localhost:6000');
  expect(banks[0].redirectUri).toBe('http://localhost:6000/callback');
  expect(banks[0].baseUrl).toBe('http://127.0.0.1:7000/premium/sandbox');
  expect(parseConfig({ PORT: '0' }).listen).toMatchObject({ port: 0, sandboxPort: 0 });
});

test('metrics and traces are off unless asked for, and metrics stay on this machine', () => {
  const { metrics, traces } = parseConfig({ METRICS_PORT: '9464', TRACES: 'on' });
  expect({ metrics, traces }).toEqual({ metrics: { host: '127.0.0.1', port: 9464 }, traces: true });
  expect(parseConfig({ METRICS_PORT: '9464', METRICS_HOST: '::' }).metrics?.host).toBe('::');
  expect(findVariables({ METRICS_HOST: '0.0.0.0' })).toEqual(['METRICS_HOST']);
});

test('an empty variable counts as one that is not there', () => {
  expect(parseConfig({ OAUTH_CLIENT_ID: '', BANK_BASE_URL: ' ', PORT: '' })).toEqual(parseConfig({}));
});

test('H8: every mistake is told at once, by variable and without a value', () => {
  const environment = {
    APP_ORIGIN: 'http://canary-1.example',
    PORT: 'canary-2',
    HOST: 'canary 3',
    SANDBOX_PORT: '99999',
    BANK_BASE_URL: 'http://canary-4.example',
    BANK_PROFILE: 'canary-5',
    BANK_USAGE: 'canary-6',
    OAUTH_SCOPE: 'canary"7',
    OAUTH_REDIRECT_URI: 'https://canary-8.example/callback',
    OAUTH_CLIENT_AUTH: 'canary-9',
    OAUTH_AUTHORIZE_URL: 'canary-10',
    OAUTH_TOKEN_URL: 'ftp://canary-11',
    SESSION_STORE: 'canary-13',
    SESSION_KEYS: 'canary-14',
    SESSION_IDLE_MINUTES: '0',
    SESSION_MAX_HOURS: '-1',
    SESSION_KEEP_DAYS: '1.5',
    TRUSTED_PROXIES: 'canary-15',
    LIMIT_DATA_PER_MINUTE: '0',
    LIMIT_DATA_BURST: 'canary-17',
    LIMIT_SIGN_IN_PER_MINUTE: '-1',
    LIMIT_SESSION_PER_MINUTE: '1.5',
    LOG_LEVEL: 'canary-16',
    METRICS_PORT: 'canary-18',
    METRICS_HOST: 'canary 19',
    TRACES: 'canary-20',
  };
  const mistakes = findMistakes(environment);
  const expected = [...Object.keys(environment), 'OAUTH_CLIENT_ID', 'OAUTH_CLIENT_SECRET'];
  expect(mistakes.map(({ variable }) => variable).sort()).toEqual(expected.sort());
  const text = new ConfigError(mistakes).message;
  expect(text.split('\n')).toHaveLength(expected.length);
  expect(text).not.toMatch(/canary|99999/);
});

test('A3: an origin without https stops the start, except on this machine', () => {
  for (const origin of ['http://konto.example', 'http://192.168.0.10:5173', 'http://localhost.evil.example'])
    expect(findVariables({ ...deployed, APP_ORIGIN: origin }), origin).toContain('APP_ORIGIN');
  for (const origin of [
    'http://localhost:1234',
    'http://127.0.0.1:5173',
    'http://[::1]:5173',
    'http://konto.localhost',
  ])
    expect(findVariables({ APP_ORIGIN: origin }), origin).toEqual([]);
});

test('A3: an origin is nothing but an origin', () => {
  expect(parseConfig({ APP_ORIGIN: 'http://localhost:5173/' }).appOrigin).toBe('http://localhost:5173');
  for (const origin of [
    'https://konto.example/app',
    'https://konto.example/?a',
    'https://u:p@konto.example',
    'konto.example',
    'javascript:0',
  ])
    expect(findVariables({ ...deployed, APP_ORIGIN: origin }), origin).toContain('APP_ORIGIN');
});

test('A3: a public origin does not start without keys, bank and credentials', () => {
  expect(findVariables({ APP_ORIGIN: 'https://konto.example' })).toEqual([
    'SESSION_KEYS',
    'BANK_BASE_URL',
    'OAUTH_CLIENT_ID',
    'OAUTH_CLIENT_SECRET',
  ]);
  for (const variable of ['SESSION_KEYS', 'BANK_BASE_URL', 'OAUTH_CLIENT_ID', 'OAUTH_CLIENT_SECRET'])
    expect(findVariables({ ...deployed, [variable]: undefined })).toEqual([variable]);
});

test('A3: every https origin that starts has cookies with the prefix __Host-', () => {
  expect(createCookies(parseConfig(deployed).appOrigin).name('session')).toMatch(/^__Host-/);
});

test('what does not exist yet is said by name', () => {
  const later = {
    BANK_PROFILE: 'berlin-group',
  };
  const mistakes = findMistakes(later);
  expect(mistakes.map(({ variable }) => variable).sort()).toEqual(Object.keys(later).sort());
  for (const { message } of mistakes) expect(message).toMatch(/ yet/);
});

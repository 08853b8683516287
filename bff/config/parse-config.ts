import { encodeBase64Url } from 'hono/utils/encode';
import type { BankConfig, Config } from './config.ts';
import { ConfigError } from './config-error.ts';
import { parseBank } from './parse-bank.ts';
import { parseLimits } from './parse-limits.ts';
import { parseObservation } from './parse-observation.ts';
import { parseProxies } from './parse-proxies.ts';
import { parseSession } from './parse-session.ts';
import { isPublic, parseHost, parseOneOf, parseOrigin, parsePort } from './parse-values.ts';
import { parseWayOut } from './parse-way-out.ts';
import { createVariables, type Environment, type Variables } from './variables.ts';

/** Pure: the same environment gives the same configuration, or one `ConfigError` with every mistake in it. */
export function parseConfig(environment: Environment): Config {
  const variables = createVariables(environment);
  const listen = parseListen(variables);
  const appOrigin = variables.read('APP_ORIGIN', parseOrigin, `http://localhost:${listen.port}`);
  const config: Config = {
    appOrigin,
    listen,
    banks: [parseBank(variables, appOrigin, listen.sandboxPort)],
    session: parseSession(variables),
    limits: parseLimits(variables),
    trustedProxies: variables.read('TRUSTED_PROXIES', parseProxies, []),
    wayOut: parseWayOut(variables),
    logLevel: variables.read('LOG_LEVEL', parseOneOf('debug', 'info', 'warn', 'error', 'silent'), 'info'),
    ...parseObservation(variables),
  };
  if (variables.has('BANKS_FILE'))
    variables.reject('BANKS_FILE', 'cannot be used yet; set BANK_BASE_URL instead');
  if (variables.read('APP_ORIGIN', isPublic, false)) requireForPublic(variables, config.banks[0]);
  else {
    checkCredentials(variables, config.banks[0]);
    checkKeysAreShared(variables, config);
  }
  checkKeysAreTheirOwn(variables, config);
  if (variables.mistakes.length > 0) throw new ConfigError(variables.mistakes);
  return config;
}

/** Port 0 is any free port, for the sandbox bank as well. */
function parseListen(variables: Variables): Config['listen'] {
  const port = variables.read('PORT', parsePort, 5173);
  const sandboxPort = variables.read('SANDBOX_PORT', parsePort, port === 0 ? 0 : port + 1);
  return { host: variables.read('HOST', parseHost, '127.0.0.1'), port, sandboxPort };
}

/** What is open to the world has neither the sandbox bank nor a key made on the fly. */
function requireForPublic(variables: Variables, bank: BankConfig) {
  const needed = ['SESSION_KEYS', 'BANK_BASE_URL', ...nameCredentials(bank)] as const;
  for (const variable of needed)
    if (!variables.has(variable)) variables.reject(variable, 'is missing: a public APP_ORIGIN needs it');
}

/** The sandbox's credentials never go to another bank, nor another bank's to the sandbox. */
function checkCredentials(variables: Variables, bank: BankConfig) {
  const hasBank = variables.has('BANK_BASE_URL');
  for (const variable of nameCredentials(bank)) {
    if (hasBank === variables.has(variable)) continue;
    variables.reject(
      variable,
      hasBank ? 'is missing: BANK_BASE_URL needs it' : 'is set, but BANK_BASE_URL is not',
    );
  }
}

/** What the application has to show the bank. */
const nameCredentials = (bank: BankConfig) =>
  'applicationId' in bank
    ? (['BANK_APPLICATION_ID', 'BANK_PRIVATE_KEY'] as const)
    : (['OAUTH_CLIENT_ID', 'OAUTH_CLIENT_SECRET'] as const);

/** A key that one instance makes for itself opens no other's cookies. */
function checkKeysAreShared(variables: Variables, { session }: Config) {
  if (session.store.kind !== 'sqlite' && !variables.has('SESSION_KEYS'))
    variables.reject(
      'SESSION_KEYS',
      'is missing: with this SESSION_STORE each instance, and each start, needs the same',
    );
}

/** The bank knows the client secret, so that it must open nothing here. */
function checkKeysAreTheirOwn(variables: Variables, { session, banks: [bank] }: Config) {
  if ('applicationId' in bank) return;
  const secret = bank.clientSecret.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const keys = session.keys?.map((key) => encodeBase64Url(key.buffer).replace(/=+$/, ''));
  if (keys?.includes(secret))
    variables.reject('SESSION_KEYS', 'holds the client secret; make a key of its own');
}

import { encodeBase64Url } from 'hono/utils/encode';
import type { Config } from './config.ts';
import { ConfigError } from './config-error.ts';
import { type ParseBanks, parseSingleBank } from './parse-bank.ts';
import { parseLimits } from './parse-limits.ts';
import { parseObservation } from './parse-observation.ts';
import { parseProxies } from './parse-proxies.ts';
import { parseSession } from './parse-session.ts';
import { isPublic, parseHost, parseOneOf, parseOrigin, parsePort } from './parse-values.ts';
import { parseWayOut } from './parse-way-out.ts';
import { createVariables, type Environment, type Variables } from './variables.ts';

/** Pure: the same environment, and files where there are several banks, give the same configuration, or one `ConfigError` with every mistake in it. */
export function parseConfig(environment: Environment, parseBanks: ParseBanks = parseSingleBank): Config {
  const variables = createVariables(environment);
  const listen = parseListen(variables);
  const appOrigin = variables.read('APP_ORIGIN', parseOrigin, `http://localhost:${listen.port}`);
  const isOpen = variables.read('APP_ORIGIN', isPublic, false);
  if (isOpen && !variables.has('SESSION_KEYS'))
    variables.reject('SESSION_KEYS', 'is missing: a public APP_ORIGIN needs it');
  const place = { appOrigin, isPublic: isOpen, sandboxPort: listen.sandboxPort };
  const config: Config = {
    appOrigin,
    listen,
    banks: parseBanks(variables, place, environment),
    session: parseSession(variables),
    limits: parseLimits(variables),
    trustedProxies: variables.read('TRUSTED_PROXIES', parseProxies, []),
    wayOut: parseWayOut(variables),
    logLevel: variables.read('LOG_LEVEL', parseOneOf('debug', 'info', 'warn', 'error', 'silent'), 'info'),
    ...parseObservation(variables),
  };
  if (!isOpen) checkKeysAreShared(variables, config);
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

/** A key that one instance makes for itself opens no other's cookies. */
function checkKeysAreShared(variables: Variables, { session }: Config) {
  if (session.store.kind !== 'sqlite' && !variables.has('SESSION_KEYS'))
    variables.reject(
      'SESSION_KEYS',
      'is missing: with this SESSION_STORE each instance, and each start, needs the same',
    );
}

/** A bank knows its client secret, so that it must open nothing here. */
function checkKeysAreTheirOwn(variables: Variables, { session, banks }: Config) {
  const secrets = banks.flatMap((bank) =>
    'applicationId' in bank
      ? []
      : [bank.clientSecret.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')],
  );
  const keys = session.keys?.map((key) => encodeBase64Url(key.buffer).replace(/=+$/, ''));
  if (keys?.some((key) => secrets.includes(key)))
    variables.reject('SESSION_KEYS', 'holds a client secret; make a key of its own');
}

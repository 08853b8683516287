import type { Config, SessionStoreConfig } from './config.ts';
import { parseSessionKeys } from './parse-session-keys.ts';
import { parseWholeNumber } from './parse-values.ts';
import { InvalidValueError, type Variables } from './variables.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export function parseSession(variables: Variables): Config['session'] {
  return {
    store: variables.read('SESSION_STORE', parseStore, { kind: 'sqlite', path: '.data/sessions.db' }),
    keys: variables.read('SESSION_KEYS', parseSessionKeys, null),
    idleMs: variables.read('SESSION_IDLE_MINUTES', parseWholeNumber(1, 24 * 60), 30) * minute,
    maxMs: variables.read('SESSION_MAX_HOURS', parseWholeNumber(1, 30 * 24), 12) * hour,
    keepMs: variables.read('SESSION_KEEP_DAYS', parseWholeNumber(1, 366), 90) * day,
  };
}

function parseStore(text: string): SessionStoreConfig {
  const path = /^sqlite:(.+)$/.exec(text)?.[1];
  if (path !== undefined) return { kind: 'sqlite', path };
  if (/^rediss?:/.test(text)) return { kind: 'redis', url: parseRedisUrl(text) };
  if (text === 'cookie') return { kind: 'cookie' };
  throw new InvalidValueError('must be sqlite:<path>, redis://<host>, rediss://<host> or cookie');
}

/** `redis[s]://[[user][:password]@]host[:port][/database]` (IANA's registration of the scheme) */
function parseRedisUrl(text: string): string {
  const url = URL.parse(text);
  if (!url?.hostname || !/^\/?\d*$/.test(url.pathname) || /[?#]/.test(url.href))
    throw new InvalidValueError('must be redis://<host>:<port>/<database>, the last two left out at will');
  if ([url.username, url.password].every(isPercentEncoded)) return text;
  throw new InvalidValueError('must hold its user and password percent-encoded');
}

function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

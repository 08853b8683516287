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
  const isPlanned = text === 'cookie' || /^rediss?:\/\//.test(text);
  throw new InvalidValueError(
    isPlanned
      ? 'names a store that does not exist yet; the one that does is sqlite:<path>'
      : 'must be sqlite:<path>',
  );
}

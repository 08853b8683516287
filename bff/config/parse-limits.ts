import type { Config, Limit } from './config.ts';
import { parseWholeNumber } from './parse-values.ts';
import type { Variables } from './variables.ts';

const minute = 60;
const parseCalls = parseWholeNumber(1, 1_000_000);
const parsePerMinute = (text: string): number | null => (text === 'off' ? null : parseCalls(text));

/** How many calls may be made; null where that is not limited. */
export function parseLimits(variables: Variables): Config['limits'] {
  return {
    data: parseDataLimit(variables),
    signIn: limitPerMinute(variables.read('LIMIT_SIGN_IN_PER_MINUTE', parsePerMinute, 30)),
    session: limitPerMinute(variables.read('LIMIT_SESSION_PER_MINUTE', parsePerMinute, 600)),
    refused: limitPerMinute(variables.read('LIMIT_REFUSED_PER_MINUTE', parsePerMinute, 600)),
  };
}

const limitPerMinute = (calls: number | null): Limit | null =>
  calls === null ? null : { calls, windowSeconds: minute };

/**
 * A burst is what may come at once; the window is as long as the rate gives it, in whole seconds, and what it takes is
 * what the rate allows in those.
 */
function parseDataLimit(variables: Variables): Limit | null {
  const perMinute = variables.read('LIMIT_DATA_PER_MINUTE', parsePerMinute, 600);
  const burst = variables.read('LIMIT_DATA_BURST', parseCalls, Math.min(200, perMinute ?? 200));
  if (perMinute === null) return null;
  if (burst > perMinute) variables.reject('LIMIT_DATA_BURST', 'must not be more than LIMIT_DATA_PER_MINUTE');
  const windowSeconds = Math.ceil((minute * burst) / perMinute);
  return { calls: Math.floor((perMinute * windowSeconds) / minute), windowSeconds };
}

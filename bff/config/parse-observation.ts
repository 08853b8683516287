import type { Config } from './config.ts';
import { parseHost, parseOneOf, parsePort } from './parse-values.ts';
import type { Variables } from './variables.ts';

/** What others may watch of it: nothing unless asked for. Port 0 is any free port. */
export function parseObservation(variables: Variables): Pick<Config, 'metrics' | 'traces'> {
  const port = variables.read('METRICS_PORT', parsePort, null);
  const host = variables.read('METRICS_HOST', parseHost, '127.0.0.1');
  if (variables.has('METRICS_HOST') && !variables.has('METRICS_PORT'))
    variables.reject('METRICS_HOST', 'is set, but METRICS_PORT is not');
  return {
    metrics: port === null ? null : { host, port },
    traces: variables.read('TRACES', parseOneOf('on', 'off'), 'off') === 'on',
  };
}

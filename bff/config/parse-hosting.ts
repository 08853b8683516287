import { ConfigError } from './config-error.ts';
import { parseOrigin } from './parse-values.ts';
import { createVariables, type Environment } from './variables.ts';

/** What the build has to know of the place where the pages will be served. */
export interface Hosting {
  appOrigin: string;
  /** Where a static host finds the BFF; null where nobody has said. */
  bffUrl: string | null;
}

/** Hosts speak https: only an `APP_ORIGIN` of this machine does without. Throws one `ConfigError` with every mistake. */
export function parseHosting(environment: Environment): Hosting {
  const variables = createVariables(environment);
  const hosting: Hosting = {
    appOrigin: variables.read('APP_ORIGIN', parseOrigin, 'https://localhost'),
    bffUrl: variables.read<string | null>('BFF_URL', parseOrigin, null),
  };
  if (variables.mistakes.length > 0) throw new ConfigError(variables.mistakes);
  return hosting;
}

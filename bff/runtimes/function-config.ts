import type { Config } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import { parseConfig } from '../config/parse-config.ts';
import type { ConfigMistake, Environment } from '../config/variables.ts';
import type { Bytes } from '../session/bytes.ts';

export interface FunctionConfig {
  config: Config;
  keys: readonly Bytes[];
}

const needed = ['APP_ORIGIN', 'BANK_BASE_URL', 'SESSION_KEYS'] as const;

/** A function has no address of its own, no disk and no sandbox bank beside it. Throws `ConfigError`. */
export function parseFunctionConfig(environment: Readonly<Record<string, unknown>>): FunctionConfig {
  const env: Environment = { SESSION_STORE: 'cookie', ...pickTexts(environment) };
  const mistakes: ConfigMistake[] = needed
    .filter((variable) => !env[variable]?.trim())
    .map((variable) => ({ variable, message: 'is missing: a function needs it' }));
  if (env.SESSION_STORE?.trim() !== 'cookie')
    mistakes.push({ variable: 'SESSION_STORE', message: 'must be cookie: a function keeps nothing' });
  const isKnown = ({ variable }: ConfigMistake) => mistakes.some((mistake) => mistake.variable === variable);
  try {
    const config = parseConfig(env);
    const { keys } = config.session;
    if (mistakes.length === 0 && keys !== null) return { config, keys };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    mistakes.push(...error.mistakes.filter((mistake) => !isKnown(mistake)));
  }
  throw new ConfigError(mistakes);
}

/** Some platforms hand over more than texts, such as bindings to their own services. */
const pickTexts = (environment: Readonly<Record<string, unknown>>): Environment =>
  Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );

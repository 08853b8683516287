import { ConfigError } from '../../../bff/config/config-error.ts';
import type { ParseBanks } from '../../../bff/config/parse-bank.ts';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import type { ConfigMistake, Environment } from '../../../bff/config/variables.ts';

/** A key that could be a random one, another for each seed. */
export function createKey(seed: number): string {
  const bytes = Array.from({ length: 32 }, (_, index) => index * index * 37 + seed * 101 + index * 13);
  return Buffer.from(bytes).toString('base64url');
}

/** Everything that a public deployment needs. */
export const deployed = {
  APP_ORIGIN: 'https://konto.example',
  SESSION_KEYS: createKey(1),
  BANK_BASE_URL: 'https://api.bank.example/premium/production',
  OAUTH_CLIENT_ID: 'client',
  OAUTH_CLIENT_SECRET: 'secret',
};

export function findMistakes(environment: Environment, parseBanks?: ParseBanks): readonly ConfigMistake[] {
  try {
    parseConfig(environment, parseBanks);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
}

/** The variables that a mistake is told of. */
export const findVariables = (environment: Environment): string[] =>
  findMistakes(environment).map(({ variable }) => variable);

import type { Config, OAuthBank } from '../../bff/config/config.ts';
import { parseConfig } from '../../bff/config/parse-config.ts';
import type { Environment } from '../../bff/config/variables.ts';

/** The configured bank, which is one with an authorization server. */
export function requireOAuthBank({ banks: [bank] }: Pick<Config, 'banks'>): OAuthBank {
  if ('applicationId' in bank) throw new TypeError('No bank with an authorization server');
  return bank;
}

/** The bank that the environment names. */
export const configureOAuthBank = (environment: Environment = {}): OAuthBank =>
  requireOAuthBank(parseConfig(environment));

import type { BankConfig, Config } from '../config/config.ts';
import { createOAuthClient, type OAuthClientDependencies } from '../oauth/oauth-client.ts';
import { Problem } from '../problem.ts';
import type { Authorization } from './authorization.ts';
import { oauthAuthorization } from './kinds/oauth-authorization.ts';
import { onDemand } from './kinds/on-demand.ts';

/** How a bank's consents are begun, completed, used and ended. */
export type AuthorizationOf = (bank: Pick<BankConfig, 'bankId'>) => Authorization;

export interface AuthorizationDependencies extends OAuthClientDependencies {
  config: Pick<Config, 'banks'>;
}

/** The one place that knows which kind a bank is of. The rarer kinds are loaded when one of theirs is first asked. */
export function createAuthorizations(dependencies: AuthorizationDependencies): AuthorizationOf {
  const client = createOAuthClient(dependencies);

  function create(bank: BankConfig): Authorization {
    if ('applicationId' in bank)
      return onDemand(async () => {
        const { sessionAuthorization } = await import('./kinds/session/session-authorization.ts');
        return sessionAuthorization(bank, dependencies);
      });
    if (bank.usage === 'final-consumer') return oauthAuthorization(bank, client);
    return onDemand(async () => {
      const { consentAuthorization } = await import('./kinds/consent/consent-authorization.ts');
      return consentAuthorization(bank, { ...dependencies, client });
    });
  }

  const authorizations = new Map(dependencies.config.banks.map((bank) => [bank.bankId, create(bank)]));
  return ({ bankId }) => {
    const authorization = authorizations.get(bankId);
    if (authorization === undefined) throw new Problem('connection_not_found');
    return authorization;
  };
}

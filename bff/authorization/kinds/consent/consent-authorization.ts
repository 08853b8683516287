import { waitAtMost } from '../../../bank/timers.ts';
import type { OAuthBank } from '../../../config/config.ts';
import { describeCause } from '../../../log.ts';
import type { OAuthClient, OAuthClientDependencies } from '../../../oauth/oauth-client.ts';
import type { Authorization } from '../../authorization.ts';
import { oauthAuthorization } from '../oauth-authorization.ts';
import { createClientCredentials } from './client-credentials.ts';
import { createConsentCalls } from './consent-calls.ts';

export interface ConsentAuthorizationDependencies extends OAuthClientDependencies {
  client: OAuthClient;
}

/** The person waits for it at the callback page. */
const statusLimitMs = 2_500;

/** Each authorization is for a consent that was made before it, and that the bank can be told to delete. */
export function consentAuthorization(
  bank: OAuthBank,
  { client, ...dependencies }: ConsentAuthorizationDependencies,
): Authorization {
  const { startTimer } = dependencies;
  const clientCredentials = createClientCredentials(bank, { ...dependencies, ...client });
  const consents = createConsentCalls(bank, { ...dependencies, clientCredentials });
  const oauth = oauthAuthorization(bank, client);

  /** The tokens are kept whether or not the bank says in time when their consent ends. */
  const readEnd = (consentId: string): Promise<number | null> =>
    waitAtMost(startTimer, statusLimitMs, consents.readEnd(consentId)).catch((error) => {
      dependencies.log('warn', 'consent_unreadable', describeCause(error.cause ?? error));
      return null;
    });

  return {
    ...oauth,
    async begin() {
      const consentId = await consents.create();
      const request = await client.createAuthorizationRequest(bank, `${bank.scope}:${consentId}`);
      return { ...request, consentId };
    },
    async complete(grant) {
      const { consentId } = grant.pending;
      const ending = consentId && readEnd(consentId);
      const { tokens } = await oauth.complete(grant);
      return { tokens, consentId, consentExpiresAt: (await ending) || null };
    },
    end: consents.delete,
  };
}

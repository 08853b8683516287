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

/** Each authorization is for a consent that was made before it, and that the bank can be told to delete. */
export function consentAuthorization(
  bank: OAuthBank,
  { client, ...dependencies }: ConsentAuthorizationDependencies,
): Authorization {
  const clientCredentials = createClientCredentials(bank, { ...dependencies, ...client });
  const consents = createConsentCalls(bank, { ...dependencies, clientCredentials });
  const oauth = oauthAuthorization(bank, client);

  /** Good to know, but nothing that tokens should be lost for. */
  const readEnd = (consentId: string): Promise<number | null> =>
    consents.readEnd(consentId).catch((error) => {
      dependencies.log('warn', 'consent_unreadable', describeCause(error.cause));
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

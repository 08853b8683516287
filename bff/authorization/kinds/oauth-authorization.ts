import type { OAuthBank } from '../../config/config.ts';
import { requireAuthorizationCode } from '../../oauth/authorization-response.ts';
import type { OAuthClient } from '../../oauth/oauth-client.ts';
import { Problem } from '../../problem.ts';
import type { Authorization, PersonHeaders } from '../authorization.ts';

const nothing: PersonHeaders = {};

/** The consent is given within the authorization (RFC 6749), and the bank has no way to be told of its end. */
export function oauthAuthorization(
  bank: OAuthBank,
  { createAuthorizationRequest, readServer, tokenEndpoint }: OAuthClient,
): Authorization {
  return {
    begin: async () => ({ ...(await createAuthorizationRequest(bank)), consentId: null }),
    requireCode: async (response) => requireAuthorizationCode(response, bank, await readServer(bank)),
    async complete({ code, pending: { codeVerifier } }) {
      const tokens = await tokenEndpoint.exchangeAuthorizationCode(bank, { code, codeVerifier });
      return { tokens, consentId: null, consentExpiresAt: null };
    },
    listInstitutions: async () => {
      throw new Problem('not_found');
    },
    describePerson: () => nothing,
    bearer: (accessToken) => accessToken,
    renew: async ({ refreshToken }) =>
      refreshToken === null ? null : tokenEndpoint.refreshAccessToken(bank, refreshToken),
    end: async () => false,
  };
}

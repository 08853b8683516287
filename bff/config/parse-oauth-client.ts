import type { BankRequests } from '../../shared/banks/bank-requests.ts';
import type { ConfiguredEndpoints, OAuthBank } from './config.ts';
import { parseIssuer, parseOneOf, parseScope, parseText, parseUrl } from './parse-values.ts';
import { InvalidValueError, type Variables } from './variables.ts';

/** The embedded sandbox bank's, which open nothing but invented data. It knows a third party by another id. */
export const embeddedClient = {
  clientId: 'konto-sandbox',
  clientSecret: 'not-a-secret-in-the-sandbox',
} as const;
const embeddedIds = { 'final-consumer': embeddedClient.clientId, tpp: 'konto-sandbox-tpp' };

type OAuthClientConfig = Pick<
  OAuthBank,
  'authorizationServer' | 'clientId' | 'clientSecret' | 'clientAuthentication' | 'scope' | 'usage'
>;

export interface OAuthProfile {
  baseUrl: string;
  oauth: NonNullable<BankRequests['oauth']>;
  consents: BankRequests['consents'];
}

/** Who the application is to the bank's authorization server, and where that is. */
export function parseOAuthClient(
  variables: Variables,
  { baseUrl, oauth, consents }: OAuthProfile,
): OAuthClientConfig {
  const usage = variables.read('BANK_USAGE', parseUsage(consents !== undefined), 'final-consumer');
  return {
    authorizationServer: parseAuthorizationServer(variables, {
      authorizeUrl: baseUrl + oauth.authorizePath,
      tokenUrl: baseUrl + oauth.tokenPath,
    }),
    clientId: variables.read('OAUTH_CLIENT_ID', parseText, embeddedIds[usage]),
    clientSecret: variables.read('OAUTH_CLIENT_SECRET', parseText, embeddedClient.clientSecret),
    clientAuthentication: variables.read(
      'OAUTH_CLIENT_AUTH',
      parseOneOf('basic', 'basic-raw', 'post'),
      oauth.clientAuthentication,
    ),
    scope: variables.read('OAUTH_SCOPE', usage === 'tpp' ? parseSingleScope : parseScope, oauth.scope),
    usage,
  };
}

/** Where the client secret goes has one source: endpoints beside an issuer that announces its own are a mistake. */
function parseAuthorizationServer(
  variables: Variables,
  defaults: ConfiguredEndpoints,
): OAuthBank['authorizationServer'] {
  const readUrl = (text: string) => parseUrl(text).href;
  const authorizeUrl = variables.read('OAUTH_AUTHORIZE_URL', readUrl, defaults.authorizeUrl);
  const tokenUrl = variables.read('OAUTH_TOKEN_URL', readUrl, defaults.tokenUrl);
  if (!variables.has('OAUTH_ISSUER')) return { authorizeUrl, tokenUrl };
  for (const variable of ['OAUTH_AUTHORIZE_URL', 'OAUTH_TOKEN_URL'] as const)
    if (variables.has(variable))
      variables.reject(variable, 'cannot stand beside OAUTH_ISSUER, which announces it');
  if (!variables.has('BANK_BASE_URL')) variables.reject('OAUTH_ISSUER', 'is set, but BANK_BASE_URL is not');
  return { issuer: variables.read('OAUTH_ISSUER', parseIssuer, '') };
}

const parseUsage =
  (hasConsents: boolean) =>
  (text: string): OAuthBank['usage'] => {
    const usage = parseOneOf('final-consumer', 'tpp')(text);
    if (usage === 'final-consumer' || hasConsents) return usage;
    throw new InvalidValueError('cannot be tpp with this BANK_PROFILE');
  };

/** An authorization request for a third party names its consent behind the scope: `PREMIUM_AIS:<consentId>`. */
function parseSingleScope(text: string): string {
  if (!text.includes(' ')) return parseScope(text);
  throw new InvalidValueError('must be a single scope where BANK_USAGE is tpp');
}

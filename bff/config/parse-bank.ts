import { requestProfiles } from '../../shared/banks/request-profiles.ts';
import type { BankEnvironment, BankProfile } from '../../shared/session-view.ts';
import type { BankConfig, ConfiguredEndpoints } from './config.ts';
import { parseBaseUrl, parseIssuer, parseOneOf, parseScope, parseText, parseUrl } from './parse-values.ts';
import { InvalidValueError, type Variables } from './variables.ts';

/** The embedded sandbox bank as the application knows it. Its credentials open nothing but invented data. */
export const embeddedBank = {
  name: 'Banka Duna',
  clientId: 'konto-sandbox',
  clientSecret: 'not-a-secret-in-the-sandbox',
  buildBaseUrl: (port: number): string => `http://127.0.0.1:${port}/premium/sandbox`,
} as const;

/** The one bank that the variables name, or the embedded one where they name none. */
export function parseBank(variables: Variables, appOrigin: string, sandboxPort: number): BankConfig {
  const profile = variables.read('BANK_PROFILE', parseProfile, 'premium-v1');
  const { defaultName, oauth } = requestProfiles[profile];
  const isEmbedded = !variables.has('BANK_BASE_URL');
  const baseUrl = variables.read('BANK_BASE_URL', parseBaseUrl, embeddedBank.buildBaseUrl(sandboxPort));
  const environment = isEmbedded ? 'embedded' : nameEnvironment(baseUrl);
  return {
    bankId: nameBank(profile, environment, baseUrl),
    name: variables.read('BANK_NAME', parseText, isEmbedded ? embeddedBank.name : defaultName),
    profile,
    environment,
    baseUrl,
    authorizationServer: parseAuthorizationServer(variables, {
      authorizeUrl: baseUrl + oauth.authorizePath,
      tokenUrl: baseUrl + oauth.tokenPath,
    }),
    clientId: variables.read('OAUTH_CLIENT_ID', parseText, embeddedBank.clientId),
    clientSecret: variables.read('OAUTH_CLIENT_SECRET', parseText, embeddedBank.clientSecret),
    clientAuthentication: variables.read(
      'OAUTH_CLIENT_AUTH',
      parseOneOf('basic', 'basic-raw', 'post'),
      oauth.clientAuthentication,
    ),
    scope: variables.read('OAUTH_SCOPE', parseScope, oauth.scope),
    redirectUri: variables.read('OAUTH_REDIRECT_URI', parseRedirectUri(appOrigin), `${appOrigin}/callback`),
    usage: variables.read('BANK_USAGE', parseUsage, 'final-consumer'),
  };
}

/** Where the client secret goes has one source: endpoints beside an issuer that announces its own are a mistake. */
function parseAuthorizationServer(
  variables: Variables,
  defaults: ConfiguredEndpoints,
): BankConfig['authorizationServer'] {
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

/** By its host, too: tokens that sessions keep never go to another bank that is configured in the place of theirs. */
const nameBank = (profile: BankProfile, environment: BankEnvironment, baseUrl: string): string =>
  `${profile}-${environment}${environment === 'embedded' ? '' : `-${new URL(baseUrl).host}`}`;

const nameEnvironment = (baseUrl: string): BankEnvironment =>
  baseUrl.endsWith('/sandbox') ? 'sandbox' : 'production';

function parseProfile(text: string): BankProfile {
  const profile = parseOneOf('premium-v1', 'premium-v3', 'berlin-group')(text);
  if (profile !== 'berlin-group') return profile;
  throw new InvalidValueError('names a profile that does not exist yet; premium-v1 and premium-v3 do');
}

function parseUsage(text: string): BankConfig['usage'] {
  const usage = parseOneOf('final-consumer', 'tpp')(text);
  if (usage === 'final-consumer') return usage;
  throw new InvalidValueError('cannot be tpp yet; the one usage that exists is final-consumer');
}

/** Kept byte for byte, because the bank compares it so; it must lead to the callback page of this application. */
const parseRedirectUri = (appOrigin: string) => (text: string) => {
  const { origin, pathname } = parseUrl(text);
  if (origin === appOrigin && /^\/callback\/?$/.test(pathname)) return text;
  throw new InvalidValueError('must be the page /callback under APP_ORIGIN');
};

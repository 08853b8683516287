import { requestProfiles } from '../../shared/banks/request-profiles.ts';
import type { BankEnvironment, BankProfile } from '../../shared/session-view.ts';
import type { BankConfig } from './config.ts';
import { parseApplication } from './parse-application.ts';
import { embeddedClient, parseOAuthClient } from './parse-oauth-client.ts';
import { parseBaseUrl, parseOneOf, parseText, parseUrl } from './parse-values.ts';
import { InvalidValueError, type Variables } from './variables.ts';

/** The embedded sandbox bank as the application knows it. Its credentials open nothing but invented data. */
export const embeddedBank = {
  name: 'Banka Duna',
  ...embeddedClient,
  buildBaseUrl: (port: number): string => `http://127.0.0.1:${port}/premium/sandbox`,
} as const;

/** The one bank that the variables name, or the embedded one where they name none. */
export function parseBank(variables: Variables, appOrigin: string, sandboxPort: number): BankConfig {
  const profile = variables.read('BANK_PROFILE', parseProfile, 'premium-v1');
  const { defaultName, oauth, consents } = requestProfiles[profile];
  const isEmbedded = !variables.has('BANK_BASE_URL');
  const baseUrl = variables.read('BANK_BASE_URL', parseBaseUrl, embeddedBank.buildBaseUrl(sandboxPort));
  const environment = isEmbedded ? 'embedded' : nameEnvironment(baseUrl);
  const bank = {
    bankId: nameBank(profile, environment, baseUrl),
    name: variables.read('BANK_NAME', parseText, isEmbedded ? embeddedBank.name : defaultName),
    profile,
    environment,
    baseUrl,
    redirectUri: variables.read('OAUTH_REDIRECT_URI', parseRedirectUri(appOrigin), `${appOrigin}/callback`),
  };
  return oauth === null
    ? { ...bank, ...parseApplication(variables) }
    : { ...bank, ...parseOAuthClient(variables, { baseUrl, oauth, consents }) };
}

/** By its host, too: tokens that sessions keep never go to another bank that is configured in the place of theirs. */
const nameBank = (profile: BankProfile, environment: BankEnvironment, baseUrl: string): string =>
  `${profile}-${environment}${environment === 'embedded' ? '' : `-${new URL(baseUrl).host}`}`;

const nameEnvironment = (baseUrl: string): BankEnvironment =>
  baseUrl.endsWith('/sandbox') ? 'sandbox' : 'production';

function parseProfile(text: string): BankProfile {
  const profile = parseOneOf('premium-v1', 'premium-v3', 'berlin-group')(text);
  if (profile === 'premium-v1') return profile;
  throw new InvalidValueError('names a profile that does not exist yet; the one that does is premium-v1');
}

/** Kept byte for byte, because the bank compares it so; it must lead to the callback page of this application. */
const parseRedirectUri = (appOrigin: string) => (text: string) => {
  const { origin, pathname } = parseUrl(text);
  if (origin === appOrigin && /^\/callback\/?$/.test(pathname)) return text;
  throw new InvalidValueError('must be the page /callback under APP_ORIGIN');
};

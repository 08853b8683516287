// What a bank's settings may be, whether they come from variables or from an entry among several banks.
import { requestProfiles } from '../../shared/banks/request-profiles.ts';
import { callbackPath, isCallbackPath } from '../../shared/callback-path.ts';
import type { BankEnvironment, BankProfile } from '../../shared/session-view.ts';
import type { BankConfig, Config, OAuthBank } from './config.ts';
import { parseApplication } from './parse-application.ts';
import { embeddedClient, parseOAuthClient } from './parse-oauth-client.ts';
import { parseBaseUrl, parseOneOf, parseText, parseUrl } from './parse-values.ts';
import { type Environment, InvalidValueError, type VariableName, type Variables } from './variables.ts';

/** The embedded sandbox bank as the application knows it. Its credentials open nothing but invented data. */
export const embeddedBank = {
  name: 'Banka Duna',
  ...embeddedClient,
  buildBaseUrl: (port: number, profile: BankProfile = 'premium-v1'): string =>
    `http://127.0.0.1:${port}/${profile === 'enable-banking' ? profile : 'premium'}/sandbox`,
} as const;

/** Its key is made where the sandbox bank is opened, for as long as that runs. */
export const embeddedApplication = { applicationId: 'konto-sandbox' } as const;

/** What a bank's settings depend on. */
export interface BankPlace {
  appOrigin: string;
  /** Whether others than this machine can reach it. */
  isPublic: boolean;
  sandboxPort: number;
  /** The operator's, of one among several. */
  id?: string;
}

/** At least one bank. `environment` may hold more than what is known by name. */
export type ParseBanks = (
  variables: Variables,
  place: BankPlace,
  environment: Environment,
) => Config['banks'];

/** For a runtime without files. */
export const parseSingleBank: ParseBanks = (variables, place) => {
  if (variables.has('BANKS_FILE')) variables.reject('BANKS_FILE', 'needs a runtime with files');
  return [parseBank(variables, place)];
};

/** The bank that the variables describe, or the embedded one where they name none. */
export function parseBank(variables: Variables, place: BankPlace): BankConfig {
  const { appOrigin, id } = place;
  const profile = variables.read('BANK_PROFILE', parseProfile, 'premium-v1');
  const sandboxUrl = embeddedBank.buildBaseUrl(place.sandboxPort, profile);
  const { defaultName, oauth, consents } = requestProfiles[profile];
  const named = variables.read<string | null>('BANK_BASE_URL', parseBaseUrl, null);
  const baseUrl = named ?? sandboxUrl;
  const credentials = oauth === null ? ofApplications : ofClients;
  const isThere = named !== null && new URL(named).origin === new URL(sandboxUrl).origin;
  const isEmbedded = isSandbox(variables, isThere, credentials);
  checkCredentials(variables, { ...place, isEmbedded, credentials });
  const environment = isEmbedded ? 'embedded' : nameEnvironment(baseUrl);
  const bank = {
    bankId:
      id === undefined
        ? nameBank(profile, environment, baseUrl)
        : `${id}@${isEmbedded ? environment : baseUrl}`,
    name: variables.read('BANK_NAME', parseText, isEmbedded ? embeddedBank.name : defaultName),
    profile,
    environment,
    baseUrl,
    redirectUri: variables.read(
      'OAUTH_REDIRECT_URI',
      parseRedirectUri(appOrigin),
      appOrigin + callbackPath + (id === undefined ? '' : `/${id}`),
    ),
  };
  if (oauth === null)
    return { ...bank, ...parseApplication(variables), ...(isEmbedded && embeddedApplication) };
  const client = parseOAuthClient(variables, { baseUrl, oauth, consents });
  const server = nameServer(client.authorizationServer, baseUrl + oauth.tokenPath);
  return { ...bank, ...client, bankId: bank.bankId + server };
}

/** What the application has to show the bank. */
const ofClients = ['OAUTH_CLIENT_ID', 'OAUTH_CLIENT_SECRET'] as const;
const ofApplications = ['BANK_APPLICATION_ID', 'BANK_PRIVATE_KEY'] as const;

/** Without an address, or at its own one without credentials: with them it is another bank that listens there. */
const isSandbox = (variables: Variables, isThere: boolean, credentials: readonly VariableName[]): boolean =>
  !variables.has('BANK_BASE_URL') || (isThere && !credentials.some(variables.has));

interface CredentialsPlace extends BankPlace {
  isEmbedded: boolean;
  credentials: readonly VariableName[];
}

/** The sandbox's credentials never go to another bank, nor another bank's to the sandbox. */
function checkCredentials(variables: Variables, { isPublic, isEmbedded, credentials }: CredentialsPlace) {
  const isOther = isPublic || !isEmbedded;
  const needed = `is missing: ${isPublic ? 'a public APP_ORIGIN' : 'BANK_BASE_URL'} needs it`;
  if (isPublic && !variables.has('BANK_BASE_URL')) variables.reject('BANK_BASE_URL', needed);
  for (const variable of credentials)
    if (isOther !== variables.has(variable))
      variables.reject(variable, isOther ? needed : 'is set, but BANK_BASE_URL is not');
}

/** By its host, too: tokens that sessions keep never go to another bank that is configured in the place of theirs. */
const nameBank = (profile: BankProfile, environment: BankEnvironment, baseUrl: string): string =>
  `${profile}-${environment}${environment === 'embedded' ? '' : `-${new URL(baseUrl).host}`}`;

/** No authorization server is sent the refresh token of another one. Empty for the bank's usual one. */
function nameServer(server: OAuthBank['authorizationServer'], usualTokenUrl: string): string {
  const place = 'issuer' in server ? server.issuer : server.tokenUrl;
  return place === usualTokenUrl ? '' : `@${place}`;
}

const nameEnvironment = (baseUrl: string): BankEnvironment =>
  baseUrl.endsWith('/sandbox') ? 'sandbox' : 'production';

function parseProfile(text: string): BankProfile {
  const profile = parseOneOf('premium-v1', 'premium-v3', 'enable-banking', 'berlin-group')(text);
  if (profile !== 'berlin-group') return profile;
  throw new InvalidValueError(
    'names a profile that does not exist yet; premium-v1, premium-v3 and enable-banking do',
  );
}

/** Kept byte for byte, because the bank compares it so; it must lead to a callback page of this application. */
const parseRedirectUri = (appOrigin: string) => (text: string) => {
  const { origin, pathname } = parseUrl(text);
  if (origin === appOrigin && isCallbackPath(pathname)) return text;
  throw new InvalidValueError('must be /callback, or a page below it, under APP_ORIGIN');
};

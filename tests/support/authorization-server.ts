// An authorization server that is not ours: oidc-provider, with one person who always agrees, and beside it a bank's
// list of accounts that takes its access tokens.
import { generateKeyPairSync } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { type Context, Provider } from 'oidc-provider';
import type { OAuthBank } from '../../bff/config/config.ts';
import { type BankServer, startBankServer } from './bank-server.ts';
import { createCookieJar } from './cookie-jar.ts';
import { tokenStorages, type UsedRefreshTokens } from './used-refresh-tokens.ts';

type RegisteredClient = Pick<
  OAuthBank,
  'clientId' | 'clientSecret' | 'clientAuthentication' | 'redirectUri' | 'scope'
>;

export interface AuthorizationServerOptions {
  pushedRequests?: 'off' | 'on' | 'required';
  usedRefreshTokens?: UsedRefreshTokens;
  /** What the token endpoint leaves out of its answers. */
  omitted?: readonly ('token_type' | 'expires_in')[];
}

export interface AuthorizationServer extends BankServer {
  /** The redirect URI with which the browser comes back. */
  authorize(authorizationUrl: string): Promise<URL>;
  /** How often each address was asked for, by path, and the token endpoint by grant type as well. */
  calls: ReadonlyMap<string, number>;
  /** The bank takes none of the access tokens that were given until now. */
  refuseAccessTokens(): void;
  /** The next answer of the token endpoint is lost on its way: the tokens are given, and nobody gets them. */
  loseTokenAnswer(): void;
}

/** Of the ways to say in a header who it is, the client has to use the one that is configured. */
export async function startAuthorizationServer(
  client: RegisteredClient,
  { pushedRequests = 'off', usedRefreshTokens = 'refused', omitted = [] }: AuthorizationServerOptions = {},
): Promise<AuthorizationServer> {
  const calls = new Map<string, number>();
  const refused = new Set<string>();
  const given = new Set<string>();
  const answered = new Map<string, Record<string, unknown>>();
  let losesAnswer = false;
  let provider: Provider | undefined;

  const server = await startBankServer((request, response) => {
    const path = request.url?.split('?', 1).join() ?? '';
    count(path);
    if (path === '/v1/accounts') void listAccounts(request, response);
    else if (path.startsWith('/interaction/')) void agree(request, response);
    else provider?.callback()(request, response);
  });
  const count = (what: string) => calls.set(what, (calls.get(what) ?? 0) + 1);

  const configured = new Provider(server.origin, {
    ...describeClient(client),
    features: {
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: {
        enabled: pushedRequests !== 'off',
        requirePushedAuthorizationRequests: pushedRequests === 'required',
      },
    },
    adapter: tokenStorages[usedRefreshTokens],
  });
  provider = configured;
  configured.use(async (context, next) => {
    if (client.clientAuthentication === 'basic-raw') encodeCredentials(context);
    if (client.clientAuthentication === 'post') delete context.headers.authorization;
    await next();
    if (context.path === '/token') answerToken(context);
  });

  function answerToken(context: Context) {
    const { grant_type, refresh_token = '' } = context.oidc?.params ?? {};
    count(`/token ${grant_type}`);
    if (usedRefreshTokens === 'answered-alike' && refresh_token !== '') {
      context.body = answered.get(refresh_token) ?? context.body;
      answered.set(refresh_token, context.body);
    }
    const { access_token } = context.body;
    if (typeof access_token !== 'string') return;
    given.add(access_token);
    for (const parameter of omitted) delete context.body[parameter];
    if (losesAnswer) context.req.socket.destroy();
    losesAnswer = false;
  }

  const listAccounts: RequestListener = async ({ headers }, response) => {
    const accessToken = headers.authorization?.replace(/^Bearer /, '') ?? '';
    const isGood = !refused.has(accessToken) && (await configured.AccessToken.find(accessToken));
    response.writeHead(isGood ? 200 : 401, { 'Content-Type': 'application/json' }).end('{"accounts":[]}');
  };

  const agree: RequestListener = async (request, response) => {
    const { params } = await configured.interactionDetails(request, response);
    const grant = new configured.Grant({ accountId: 'jana', clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    const consent = { grantId: await grant.save() };
    await configured.interactionFinished(request, response, { login: { accountId: 'jana' }, consent });
  };

  return {
    ...server,
    calls,
    refuseAccessTokens() {
      for (const accessToken of given) refused.add(accessToken);
    },
    loseTokenAnswer() {
      losesAnswer = true;
    },
    authorize: (authorizationUrl) => followRedirects(server.origin, authorizationUrl),
  };
}

/** What oidc-provider is told of the one client, its person, and how long things last. */
function describeClient({
  clientId,
  clientSecret,
  clientAuthentication,
  redirectUri,
  scope,
}: RegisteredClient) {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method:
          clientAuthentication === 'post' ? 'client_secret_post' : 'client_secret_basic',
        grant_types: ['authorization_code', 'refresh_token'],
        application_type: 'native',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ['test'] },
    scopes: [scope],
    interactions: { url: () => '/interaction/1' },
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId }),
    }),
    issueRefreshToken: () => true,
    rotateRefreshToken: () => true,
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      Interaction: 60,
      PushedAuthorizationRequest: 60,
      RefreshToken: 600,
      Session: 60,
    },
  };
}

/** Makes of it a server that takes credentials as they are: what oidc-provider decodes is encoded before. */
function encodeCredentials({ headers }: Context) {
  const credentials = Buffer.from(headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString();
  const separator = credentials.indexOf(':');
  if (separator < 0) return;
  const parts = [credentials.slice(0, separator), credentials.slice(separator + 1)];
  headers.authorization = `Basic ${btoa(parts.map(encodeURIComponent).join(':'))}`;
}

async function followRedirects(origin: string, authorizationUrl: string): Promise<URL> {
  const cookies = createCookieJar(Date.now);
  let url = new URL(authorizationUrl);
  while (url.origin === origin) {
    const response = await fetch(url, { headers: { cookie: cookies.header() ?? '' }, redirect: 'manual' });
    cookies.store(response);
    const location = response.headers.get('location');
    if (location === null) throw new Error(`No redirect: ${response.status} ${await response.text()}`);
    url = new URL(location, url);
  }
  return url;
}

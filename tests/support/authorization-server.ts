// An authorization server that is not ours: oidc-provider, with one person who always agrees.
import { generateKeyPairSync } from 'node:crypto';
import { Provider } from 'oidc-provider';
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';
import type { BankConfig } from '../../bff/config/config.ts';
import { type BankServer, startBankServer } from './bank-server.ts';
import { createCookieJar } from './cookie-jar.ts';

type RegisteredClient = Pick<BankConfig, 'clientId' | 'clientSecret' | 'redirectUri' | 'scope'>;

export interface AuthorizationServer extends BankServer {
  authorizeUrl: string;
  tokenUrl: string;
  /** The redirect URI with which the browser comes back. */
  authorize(authorizationUrl: string): Promise<URL>;
}

export async function startAuthorizationServer(
  { clientId, clientSecret, redirectUri, scope }: RegisteredClient,
  tokenEndpointAuthMethod: 'client_secret_basic' | 'client_secret_post',
): Promise<AuthorizationServer> {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  let provider: Provider | undefined;
  const server = await startBankServer((request, response) => {
    if (request.url?.startsWith('/interaction/')) void agree(request, response);
    else provider?.callback()(request, response);
  });
  const configured = new Provider(server.origin, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: tokenEndpointAuthMethod,
        grant_types: ['authorization_code', 'refresh_token'],
        application_type: 'native',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [key] },
    adapter: class extends MemoryAdapter {}, // its own, but without the warning that it prints
    cookies: { keys: ['test'] },
    scopes: [scope],
    features: { devInteractions: { enabled: false } },
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
      RefreshToken: 600,
      Session: 60,
    },
  });
  provider = configured;

  const agree: Parameters<typeof startBankServer>[0] = async (request, response) => {
    const { params } = await configured.interactionDetails(request, response);
    const grant = new configured.Grant({ accountId: 'jana', clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    const consent = { grantId: await grant.save() };
    await configured.interactionFinished(request, response, { login: { accountId: 'jana' }, consent });
  };

  async function authorize(authorizationUrl: string): Promise<URL> {
    const cookies = createCookieJar(Date.now);
    let url = new URL(authorizationUrl);
    while (url.origin === server.origin) {
      const response = await fetch(url, { headers: { cookie: cookies.header() ?? '' }, redirect: 'manual' });
      cookies.store(response);
      const location = response.headers.get('location');
      if (location === null) throw new Error(`No redirect: ${response.status} ${await response.text()}`);
      url = new URL(location, url);
    }
    return url;
  }

  return { ...server, authorizeUrl: `${server.origin}/auth`, tokenUrl: `${server.origin}/token`, authorize };
}

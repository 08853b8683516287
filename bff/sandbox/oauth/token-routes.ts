import { type Context, Hono } from 'hono';
import type { Bank } from '../bank.ts';
import { clientTokenLifetimeMs } from '../grants/consent-requests.ts';
import type { TokenSet } from '../grants/tokens.ts';
import { observe } from '../levers/observe.ts';
import { type SandboxClient, scope } from '../settings.ts';
import { authenticate } from './client-authentication.ts';
import { computeCodeChallenge } from './code-challenge.ts';
import { TokenError } from './token-error.ts';

/** The token endpoint. (RFC 6749 §3.2) */
export function createTokenRoutes(bank: Bank): Hono {
  const routes = new Hono();
  routes.onError(answerError);
  routes.use('/token', observe(bank, 'token'));
  routes.post('/token', async (c) => {
    const form = await readForm(c);
    const authorization = c.req.header('Authorization');
    const client = authenticate(bank.settings.clients, { authorization, form });
    if (client === null) throw new TokenError('invalid_client', 'Client authentication failed');
    const tokens = await grant(bank, client, form);
    if (tokens === null)
      throw new TokenError('invalid_grant', 'The grant is invalid, expired, revoked or used');
    c.header('Cache-Control', 'no-store');
    return c.json(buildTokenResponse(tokens));
  });
  routes.all('/token', (c) => c.body(null, 405));
  return routes;
}

async function readForm(c: Context): Promise<URLSearchParams> {
  const type = c.req.header('Content-Type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) {
    throw new TokenError('invalid_request', 'The body must be application/x-www-form-urlencoded');
  }
  if (new URL(c.req.url).search !== '') {
    throw new TokenError('invalid_request', 'Parameters belong in the body');
  }
  const form = new URLSearchParams(await c.req.text());
  if (new Set(form.keys()).size !== form.size) {
    throw new TokenError('invalid_request', 'A parameter is repeated');
  }
  return form;
}

async function grant(bank: Bank, client: SandboxClient, form: URLSearchParams): Promise<TokenSet | null> {
  const { codes, tokens } = bank;
  const { clientId } = client;
  const asked = form.get('scope');
  if (asked !== null && asked !== scope) throw new TokenError('invalid_scope', `scope must be ${scope}`);
  switch (requireField(form, 'grant_type')) {
    case 'authorization_code': {
      const code = requireField(form, 'code');
      const redirectUri = requireField(form, 'redirect_uri');
      const codeChallenge = await computeCodeChallenge(requireField(form, 'code_verifier'));
      const consent = codes.redeem(code, { clientId, redirectUri, codeChallenge });
      return consent && tokens.issue(consent);
    }
    case 'refresh_token':
      return tokens.refresh(requireField(form, 'refresh_token'), clientId);
    case 'client_credentials':
      return grantToClient(bank, client);
    default:
      throw new TokenError(
        'unsupported_grant_type',
        'grant_type must be authorization_code, refresh_token or client_credentials',
      );
  }
}

/** For itself, and for no person. (RFC 6749 §4.4) */
function grantToClient({ consentRequests }: Bank, client: SandboxClient): TokenSet {
  if (client.usage !== 'tpp') throw new TokenError('unauthorized_client', 'Only third parties make consents');
  const accessToken = consentRequests.issueToken(client);
  return { accessToken, expiresInSeconds: clientTokenLifetimeMs / 1000, refreshToken: null };
}

function requireField(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (!value) throw new TokenError('invalid_request', `${name} is missing`);
  return value;
}

const buildTokenResponse = ({ accessToken, expiresInSeconds, refreshToken }: TokenSet) => ({
  access_token: accessToken,
  token_type: 'Bearer',
  expires_in: expiresInSeconds,
  ...(refreshToken && { refresh_token: refreshToken }),
  scope,
});

function answerError(error: Error, c: Context): Response {
  if (!(error instanceof TokenError)) throw error;
  const { code, description } = error;
  c.header('Cache-Control', 'no-store');
  if (code === 'invalid_client') c.header('WWW-Authenticate', 'Basic realm="token"');
  return c.json({ error: code, error_description: description }, code === 'invalid_client' ? 401 : 400);
}

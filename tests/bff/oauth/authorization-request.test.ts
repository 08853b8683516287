import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { authorizationRequests } from '../../../bff/oauth/authorization-request.ts';
import type { ServerMetadata } from '../../../bff/oauth/server-metadata.ts';
import { configureOAuthBank } from '../../support/oauth-bank.ts';

const bank = configureOAuthBank();
const server: ServerMetadata = {
  issuer: 'https://bank.example',
  authorization_endpoint: 'https://bank.example/authorize',
  token_endpoint: 'https://bank.example/token',
};

/** What is pushed is written down; its reference would not fit into an address as it is. */
function createWith(changes: Partial<ServerMetadata> = {}) {
  const pushed: Record<string, string>[] = [];
  const create = authorizationRequests({
    readServer: async () => ({ ...server, ...changes }),
    push: async (_bank, _server, request) => {
      pushed.push(request);
      return 'urn:request:a&b=c';
    },
  });
  return { create, pushed };
}

const { create } = createWith();

/** What RFC 6749 §4.1.1 and RFC 7636 §4.3 ask for, and nothing else. */
const requested = ({ state, codeVerifier }: { state: string; codeVerifier: string }) => ({
  response_type: 'code',
  client_id: bank.clientId,
  redirect_uri: bank.redirectUri,
  scope: 'PREMIUM_AIS',
  state,
  code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
  code_challenge_method: 'S256',
});

describe('an authorization request', () => {
  test('B1: holds exactly what RFC 6749 §4.1.1 and RFC 7636 §4.3 ask for', async () => {
    const created = await create(bank);
    const url = new URL(created.authorizationUrl);
    expect(url.origin + url.pathname).toBe(server.authorization_endpoint);
    expect(created.codeVerifier).toMatch(/^[A-Za-z0-9._~-]{43,128}$/);
    expect(Object.fromEntries(url.searchParams)).toEqual(requested(created));
  });

  test('B1: no secret and no verifier is in the address', async () => {
    const { authorizationUrl, codeVerifier } = await create(bank);
    expect(authorizationUrl).not.toContain(bank.clientSecret);
    expect(authorizationUrl).not.toContain(codeVerifier);
  });

  test('A8: state and verifier never repeat, and have at least 128 bits', async () => {
    const requests = await Promise.all(Array.from({ length: 200 }, () => create(bank)));
    expect(new Set(requests.map(({ state }) => state)).size).toBe(200);
    expect(new Set(requests.map(({ codeVerifier }) => codeVerifier)).size).toBe(200);
    expect(Buffer.from(requests[0]?.state ?? '', 'base64url')).toHaveLength(32);
  });

  test('B1: keeps the parameters that a bank has in its own address, and encodes its values', async () => {
    const { create } = createWith({ authorization_endpoint: 'https://bank.example/authorize?tenant=sk' });
    const scope = 'PREMIUM_AIS:a&b c';
    const { authorizationUrl } = await create({ ...bank, scope });
    const { searchParams } = new URL(authorizationUrl);
    expect([searchParams.get('tenant'), searchParams.getAll('scope')]).toEqual(['sk', [scope]]);
  });

  test('B1: where it is pushed, the address holds client and reference, and nothing of the request', async () => {
    const { create, pushed } = createWith({
      authorization_endpoint: 'https://bank.example/authorize?tenant=sk',
      pushed_authorization_request_endpoint: 'https://bank.example/par',
    });
    const created = await create(bank);
    expect(Object.fromEntries(new URL(created.authorizationUrl).searchParams)).toEqual({
      tenant: 'sk',
      client_id: bank.clientId,
      request_uri: 'urn:request:a&b=c',
    });
    expect(pushed).toEqual([requested(created)]);
  });
});

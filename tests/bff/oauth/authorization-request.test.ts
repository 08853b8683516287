import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import { createAuthorizationRequest } from '../../../bff/oauth/authorization-request.ts';

const [bank] = parseConfig({}).banks;

describe('an authorization request', () => {
  test('B1: holds exactly what RFC 6749 §4.1.1 and RFC 7636 §4.3 ask for', async () => {
    const { authorizationUrl, state, codeVerifier } = await createAuthorizationRequest(bank);
    const url = new URL(authorizationUrl);
    expect(url.origin + url.pathname).toBe(bank.authorizeUrl);
    expect(codeVerifier).toMatch(/^[A-Za-z0-9._~-]{43,128}$/);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: bank.clientId,
      redirect_uri: bank.redirectUri,
      scope: 'PREMIUM_AIS',
      state,
      code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
  });

  test('B1: no secret and no verifier is in the address', async () => {
    const { authorizationUrl, codeVerifier } = await createAuthorizationRequest(bank);
    expect(authorizationUrl).not.toContain(bank.clientSecret);
    expect(authorizationUrl).not.toContain(codeVerifier);
  });

  test('A8: state and verifier never repeat, and have at least 128 bits', async () => {
    const requests = await Promise.all(Array.from({ length: 200 }, () => createAuthorizationRequest(bank)));
    expect(new Set(requests.map(({ state }) => state)).size).toBe(200);
    expect(new Set(requests.map(({ codeVerifier }) => codeVerifier)).size).toBe(200);
    expect(Buffer.from(requests[0]?.state ?? '', 'base64url')).toHaveLength(32);
  });

  test('B1: keeps the parameters that a bank has in its own address, and encodes its values', async () => {
    const authorizeUrl = 'https://bank.example/authorize?tenant=sk';
    const scope = 'PREMIUM_AIS:a&b c';
    const { authorizationUrl } = await createAuthorizationRequest({ ...bank, authorizeUrl, scope });
    const { searchParams } = new URL(authorizationUrl);
    expect([searchParams.get('tenant'), searchParams.getAll('scope')]).toEqual(['sk', [scope]]);
  });
});

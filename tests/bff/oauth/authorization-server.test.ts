// Sign-in and refresh against an authorization server that somebody else wrote.
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { startTimer } from '../../../bff/bank/timers.ts';
import { createUndiciTransport } from '../../../bff/bank/undici-transport.ts';
import type { BankConfig } from '../../../bff/config/config.ts';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import { createAuthorizationRequest } from '../../../bff/oauth/authorization-request.ts';
import {
  parseAuthorizationResponse,
  requireAuthorizationCode,
} from '../../../bff/oauth/authorization-response.ts';
import { createTokenEndpoint } from '../../../bff/oauth/token-endpoint.ts';
import { startAuthorizationServer } from '../../support/authorization-server.ts';

const transport = createUndiciTransport();
afterAll(() => transport.close());
const endpoint = createTokenEndpoint({ transport, startTimer, now: Date.now });
const [embedded] = parseConfig({}).banks;

async function start(method: Parameters<typeof startAuthorizationServer>[1], changes: Partial<BankConfig>) {
  const client = { ...embedded, clientId: 'konto-1b9d6bcd', ...changes };
  const server = await startAuthorizationServer(client, method);
  onTestFinished(() => server.close());
  const { authorizeUrl, tokenUrl, origin } = server;
  const bank: BankConfig = { ...client, baseUrl: origin, authorizeUrl, tokenUrl };
  const { authorizationUrl, state, codeVerifier } = await createAuthorizationRequest(bank);
  const response = parseAuthorizationResponse((await server.authorize(authorizationUrl)).search);
  expect(response).toMatchObject({ state, issuer: origin });
  return { bank, codeVerifier, code: requireAuthorizationCode(response, bank) };
}

describe('an authorization server of somebody else', () => {
  test.each([
    ['basic', 'client_secret_basic', ': / + % & - _'],
    ['basic-raw', 'client_secret_basic', 'plain.secret*1'],
    ['post', 'client_secret_post', ': / + % & - _'],
  ] as const)(
    'B15: gives tokens to a client that authenticates by %s',
    async (clientAuthentication, method, clientSecret) => {
      const { bank, code, codeVerifier } = await start(method, { clientAuthentication, clientSecret });
      const tokens = await endpoint.exchangeAuthorizationCode(bank, { code, codeVerifier });
      expect(tokens).toMatchObject({ accessToken: expect.any(String), refreshToken: expect.any(String) });
      expect(tokens.accessTokenExpiresAt).toBe(tokens.issuedAt + 600_000);
    },
  );

  test('D8: rotates the refresh token, and takes none twice', async () => {
    const { bank, code, codeVerifier } = await start('client_secret_basic', {
      clientAuthentication: 'basic',
    });
    const first = await endpoint.exchangeAuthorizationCode(bank, { code, codeVerifier });
    const second = await endpoint.refreshAccessToken(bank, first.refreshToken ?? '');
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(second.accessToken).not.toBe(first.accessToken);
    await expect(endpoint.refreshAccessToken(bank, first.refreshToken ?? '')).rejects.toMatchObject({
      kind: 'refused',
    });
  });

  test('B1: takes no code without its verifier, and none twice', async () => {
    const { bank, code, codeVerifier } = await start('client_secret_basic', {
      clientAuthentication: 'basic',
    });
    const stolen = endpoint.exchangeAuthorizationCode(bank, { code, codeVerifier: 'x'.repeat(43) });
    await expect(stolen).rejects.toMatchObject({ kind: 'refused' });
    await endpoint.exchangeAuthorizationCode(bank, { code, codeVerifier });
    const repeated = endpoint.exchangeAuthorizationCode(bank, { code, codeVerifier });
    await expect(repeated).rejects.toMatchObject({ kind: 'refused' });
  });

  test('D10: says that a client with a wrong secret is rejected', async () => {
    const { bank, code, codeVerifier } = await start('client_secret_basic', {
      clientAuthentication: 'basic',
    });
    const wrong = { ...bank, clientSecret: 'wrong' };
    await expect(endpoint.exchangeAuthorizationCode(wrong, { code, codeVerifier })).rejects.toMatchObject({
      kind: 'client-rejected',
    });
  });
});

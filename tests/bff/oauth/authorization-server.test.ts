// The whole BFF against an authorization server that somebody else wrote, of which it knows the issuer alone.
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { startTimer } from '../../../bff/bank/timers.ts';
import type { BankTransport } from '../../../bff/bank/transport.ts';
import { createUndiciTransport } from '../../../bff/bank/undici-transport.ts';
import type { OAuthBank } from '../../../bff/config/config.ts';
import { authorizationRequests } from '../../../bff/oauth/authorization-request.ts';
import { createReadServer } from '../../../bff/oauth/authorization-servers.ts';
import { createPushAuthorizationRequest } from '../../../bff/oauth/pushed-authorization-request.ts';
import { createServerDiscovery } from '../../../bff/oauth/server-metadata.ts';
import { createTokenEndpoint } from '../../../bff/oauth/token-endpoint.ts';
import { endpoints } from '../../../shared/endpoints.ts';
import {
  type AuthorizationServerOptions,
  startAuthorizationServer,
} from '../../support/authorization-server.ts';
import { configureOAuthBank } from '../../support/oauth-bank.ts';
import { createTestApp } from '../../support/test-app.ts';

const transport = createUndiciTransport();
afterAll(() => transport.close());
const embedded = configureOAuthBank();
const minute = 60_000;

type Client = Pick<OAuthBank, 'clientId' | 'clientSecret' | 'clientAuthentication'>;

/** Where the credentials are not encoded, the first colon ends the id. (RFC 7617 §2) */
const credentials = {
  basic: { clientId: 'id: / + % - _', clientSecret: 's: / + % & - _' },
  'basic-raw': { clientId: 'id / + % - _', clientSecret: 's: / + % & - _' },
  post: { clientId: 'id: / + % - _', clientSecret: 's: / + % & - _' },
} as const;

async function start(options: AuthorizationServerOptions = {}, changes: Partial<Client> = {}) {
  const client: Client = { clientAuthentication: 'basic', ...credentials.basic, ...changes };
  const server = await startAuthorizationServer({ ...embedded, ...client }, options);
  const bank = configureOAuthBank({
    BANK_BASE_URL: server.origin,
    OAUTH_ISSUER: server.origin,
    OAUTH_CLIENT_ID: client.clientId,
    OAUTH_CLIENT_SECRET: client.clientSecret,
    OAUTH_CLIENT_AUTH: client.clientAuthentication,
  });
  const open = (more: Partial<OAuthBank> = {}, by: BankTransport = transport) => {
    const konto = createTestApp({ transport: by, bank: { ...bank, ...more } });
    onTestFinished(konto.close);
    return { konto, browser: konto.browser() };
  };
  onTestFinished(server.close);
  return { server, bank, open };
}

async function connect(options: AuthorizationServerOptions = {}, changes: Partial<Client> = {}) {
  const { server, open } = await start(options, changes);
  const { konto, browser } = open();
  const authorizationUrl = new URL(await browser.login());
  const response = (await server.authorize(authorizationUrl.href)).search;
  const connected = await browser.callback(response);
  const { connectionId } = await connected.json();
  const read = () => browser.fetch(endpoints.accounts(connectionId));
  const refreshes = () => server.calls.get('/token refresh_token') ?? 0;
  return { server, konto, browser, authorizationUrl, response, connected, read, refreshes };
}

/** Up to the code, without the BFF's routes and sessions. */
async function authorize(options: AuthorizationServerOptions = {}) {
  const { server, bank } = await start(options);
  const world = { transport, startTimer, now: Date.now, waitUntil: () => {}, log: () => {} };
  const readServer = createReadServer({ ...world, discover: createServerDiscovery(world) });
  const push = createPushAuthorizationRequest(world);
  const { authorizationUrl, codeVerifier } = await authorizationRequests({ readServer, push })(bank);
  const code = (await server.authorize(authorizationUrl)).searchParams.get('code') ?? '';
  return { endpoint: createTokenEndpoint({ ...world, readServer }), bank, code, codeVerifier };
}

/** A network on which the server's metadata can be out of reach. */
const withMetadata = (metadata: { isDown: boolean }): BankTransport => ({
  ...transport,
  send: (request) =>
    metadata.isDown && request.call === 'server-metadata'
      ? Promise.reject(new Error('reset'))
      : transport.send(request),
});

const codeOf = async (answering: Promise<Response>) => (await (await answering).json()).code;

describe('an authorization server of somebody else', () => {
  test.each(
    (['off', 'on', 'required'] as const).flatMap((pushedRequests) =>
      (['basic', 'basic-raw', 'post'] as const).map((method) => [method, pushedRequests] as const),
    ),
  )(
    'B1: B15: gives tokens to a client that authenticates by %s, with pushed requests %s',
    async (clientAuthentication, pushedRequests) => {
      const own = { clientAuthentication, ...credentials[clientAuthentication] };
      const { server, authorizationUrl, connected, konto, read, refreshes } = await connect(
        { pushedRequests },
        own,
      );
      expect(connected.status).toBe(200);
      expect((await read()).status).toBe(200);
      konto.clock.advance(10 * minute);
      expect((await read()).status).toBe(200);
      expect(refreshes()).toBe(1);

      const isPushed = pushedRequests !== 'off';
      expect(server.calls.get('/request') ?? 0).toBe(isPushed ? 1 : 0);
      const names = [...authorizationUrl.searchParams.keys()];
      if (isPushed) expect(names).toEqual(['client_id', 'request_uri']);
      else expect(names).toContain('code_challenge');
      for (const name of ['state', 'request_uri', 'code_challenge'])
        expect(konto.logLines.join()).not.toContain(authorizationUrl.searchParams.get(name) ?? 'nothing');
      expect(server.calls.get('/.well-known/oauth-authorization-server')).toBe(1);
    },
  );

  test.each([
    ['basic', 'basic-raw'],
    ['basic-raw', 'basic'],
    ['post', 'basic'],
    ['post', 'basic-raw'],
  ] as const)('B15: who takes %s alone gives nothing to a client that uses %s', async (taken, used) => {
    const { open } = await start(
      { pushedRequests: 'on' },
      { clientAuthentication: taken, ...credentials[used] },
    );
    const { browser } = open({ clientAuthentication: used });
    expect(['authorization_failed', 'client_rejected']).toContain(
      await codeOf(browser.post(endpoints.login, {})),
    );
  });

  test('B1: takes no request that was not pushed where it has to be', async () => {
    const { server, open, bank } = await start({ pushedRequests: 'required' });
    const authorizationServer = { authorizeUrl: `${bank.baseUrl}/auth`, tokenUrl: `${bank.baseUrl}/token` };
    const { browser } = open({ authorizationServer });
    const response = await server.authorize(await browser.login());
    expect(response.searchParams.get('error')).toBe('invalid_request');
  });

  test('D10: a client with a wrong secret is rejected, when it pushes and when it exchanges the code', async () => {
    for (const pushedRequests of ['on', 'off'] as const) {
      const { server, open } = await start({ pushedRequests });
      const { browser } = open({ clientSecret: 'wrong' });
      const asked = await browser.post(endpoints.login, {});
      const failed =
        pushedRequests === 'on'
          ? asked
          : await browser.callback((await server.authorize((await asked.json()).authorizationUrl)).search);
      expect([failed.status, (await failed.json()).code]).toEqual([502, 'client_rejected']);
    }
  });

  test('a redirect URI that it does not know is a refusal of the pushed request', async () => {
    const { open } = await start({ pushedRequests: 'on' });
    const { browser } = open({ redirectUri: 'http://localhost:5173/callback/' });
    expect(await codeOf(browser.post(endpoints.login, {}))).toBe('authorization_failed');
  });

  test('B6: its answer has to name it, since it says that it does', async () => {
    const { server, open } = await start();
    for (const change of [
      (query: URLSearchParams) => query.delete('iss'),
      (query: URLSearchParams) => query.set('iss', `${server.origin}/`),
      (query: URLSearchParams) => query.set('iss', 'https://evil.example'),
    ]) {
      const { browser } = open();
      const { searchParams } = await server.authorize(await browser.login());
      expect(searchParams.get('iss')).toBe(server.origin);
      change(searchParams);
      expect(await codeOf(browser.callback(searchParams.toString()))).toBe('authorization_failed');
    }
    expect(server.calls.has('/token')).toBe(false);
  });

  test('B1: takes no code without its verifier, and none twice', async () => {
    const { endpoint, bank, code, codeVerifier } = await authorize();
    const exchange = (verifier: string) =>
      endpoint.exchangeAuthorizationCode(bank, { code, codeVerifier: verifier });
    await expect(exchange('x'.repeat(43))).rejects.toMatchObject({ kind: 'refused' });
    await exchange(codeVerifier);
    await expect(exchange(codeVerifier)).rejects.toMatchObject({ kind: 'refused' });
  });

  test('D8: rotates the refresh token, and takes none twice', async () => {
    const { endpoint, bank, code, codeVerifier } = await authorize();
    const first = await endpoint.exchangeAuthorizationCode(bank, { code, codeVerifier });
    expect(first.accessTokenExpiresAt).toBe(first.issuedAt + 10 * minute);
    const second = await endpoint.refreshAccessToken(bank, first.refreshToken ?? '');
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(second.accessToken).not.toBe(first.accessToken);
    await expect(endpoint.refreshAccessToken(bank, first.refreshToken ?? '')).rejects.toMatchObject({
      kind: 'refused',
    });
  });

  test.each([
    ['refused', ['refused', 'refused']],
    ['taken-for-a-while', ['taken', 'taken']],
    ['answered-alike', ['taken', 'taken']],
    ['taken-until-successor-is-used', ['taken', 'refused']],
  ] as const)('D13: a used refresh token is %s: %j', async (usedRefreshTokens, expected) => {
    const { endpoint, bank, code, codeVerifier } = await authorize({ usedRefreshTokens });
    const refresh = (refreshToken: string | null) => endpoint.refreshAccessToken(bank, refreshToken ?? '');
    const first = await endpoint.exchangeAuthorizationCode(bank, { code, codeVerifier });
    const tryFirst = () =>
      refresh(first.refreshToken).then(
        () => 'taken',
        ({ kind }) => kind,
      );
    const second = await refresh(first.refreshToken);
    const beforeSuccessor = await tryFirst();
    await refresh(second.refreshToken).catch(() => {}); // gone with the grant where a used token is refused
    expect([beforeSuccessor, await tryFirst()]).toEqual(expected);
  });

  test.each([
    { usedRefreshTokens: 'refused' },
    { usedRefreshTokens: 'refused', omitted: ['token_type', 'expires_in'] },
    { usedRefreshTokens: 'taken-for-a-while' },
    { usedRefreshTokens: 'taken-for-a-while', omitted: ['token_type'] },
    { usedRefreshTokens: 'answered-alike' },
    { usedRefreshTokens: 'taken-until-successor-is-used' },
    { usedRefreshTokens: 'taken-until-successor-is-used', omitted: ['expires_in'] },
  ] as const)('D1: D13: fifty reads make one refresh, and none is lost: %j', async (options) => {
    const { server, konto, read, refreshes } = await connect(options);
    for (let generation = 1; generation <= 3; generation += 1) {
      konto.clock.advance(10 * minute);
      server.refuseAccessTokens();
      const answers = await Promise.all(Array.from({ length: 50 }, read));
      expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
      expect(refreshes()).toBe(generation);
    }
  });

  test.each(['taken-for-a-while', 'answered-alike', 'taken-until-successor-is-used'] as const)(
    'D13: a lost answer costs nothing where a used refresh token is %s',
    async (usedRefreshTokens) => {
      const { server, konto, browser, read, refreshes } = await connect({ usedRefreshTokens });
      for (let generation = 1; generation <= 2; generation += 1) {
        konto.clock.advance(10 * minute);
        server.loseTokenAnswer();
        expect(await codeOf(read())).toBe('bank_unavailable');
        konto.clock.advance(1_000);
        expect((await read()).status).toBe(200);
        expect(refreshes()).toBe(2 * generation);
      }
      expect(await browser.session()).toMatchObject({ connections: [{ status: 'active' }] });
    },
  );

  test('D11: where a used refresh token is refused, a lost answer needs a new consent, after one call more', async () => {
    const { server, konto, read, refreshes } = await connect({ usedRefreshTokens: 'refused' });
    konto.clock.advance(10 * minute);
    server.loseTokenAnswer();
    expect(await codeOf(read())).toBe('bank_unavailable');
    konto.clock.advance(1_000);
    expect(await codeOf(read())).toBe('consent_required');
    expect(await codeOf(read())).toBe('consent_required');
    expect(refreshes()).toBe(2);
  });

  test('D9: what is remembered of it is enough to refresh while its metadata cannot be read', async () => {
    const metadata = { isDown: false };
    const { server, open } = await start();
    const { konto, browser } = open({}, withMetadata(metadata));
    const response = await server.authorize(await browser.login({ keep: true }));
    const { connectionId } = await (await browser.callback(response.search)).json();
    metadata.isDown = true;
    for (let hours = 1; hours <= 3; hours += 1) {
      konto.clock.advance(60 * minute);
      expect((await browser.fetch(endpoints.accounts(connectionId))).status).toBe(200);
      expect(server.calls.get('/token refresh_token')).toBe(hours);
    }
    expect(konto.logLines.filter((line) => line.includes('"server_metadata_unreadable"'))).toHaveLength(3);
  });

  test('D9: a sign-in waits for its metadata, and the way back can be gone again', async () => {
    const metadata = { isDown: true };
    const { server, open } = await start();
    const { konto, browser } = open({}, withMetadata(metadata));
    const refused = await browser.post(endpoints.login, {});
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '5']);
    expect(refused.headers.getSetCookie()).toEqual([]);
    metadata.isDown = false;
    expect(await codeOf(browser.post(endpoints.login, {}))).toBe('bank_unavailable');
    konto.clock.advance(5_000);
    const response = await server.authorize(await browser.login());
    expect((await browser.callback(response.search)).status).toBe(200);
  });
});

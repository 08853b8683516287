import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OAuthBank } from '../../../bff/config/config.ts';
import { createTokenEndpoint } from '../../../bff/oauth/token-endpoint.ts';
import { TokenFailure } from '../../../bff/oauth/token-failure.ts';
import { expectGivenUp } from '../../support/expect-given-up.ts';
import { configureOAuthBank } from '../../support/oauth-bank.ts';
import {
  createScriptedTransport,
  type Script,
  type ScriptedAnswer,
} from '../../support/scripted-transport.ts';
import { createTestClock } from '../../support/test-clock.ts';

const bank = configureOAuthBank();
const server = {
  issuer: 'https://bank.example',
  authorization_endpoint: 'https://bank.example/authorize',
  token_endpoint: 'https://bank.example/token',
};
const startedAt = Date.UTC(2026, 2, 16);
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

function createEndpoint(script: Script) {
  const transport = createScriptedTransport(script);
  const clock = createTestClock(startedAt);
  const dependencies = { ...clock, transport, readServer: async () => server };
  return { transport, clock, endpoint: createTokenEndpoint(dependencies) };
}

const exchange = (answer: ScriptedAnswer) =>
  createEndpoint([answer]).endpoint.exchangeAuthorizationCode(bank, { code: 'c-1', codeVerifier: 'v-1' });

const failure = (script: Script) =>
  createEndpoint(script)
    .endpoint.refreshAccessToken(bank, 'refresh-1')
    .then(
      () => Promise.reject(new Error('Nothing failed')),
      ({ kind, retryAfter }) => ({ kind, retryAfter }),
    );

const tokens = (parameters: object) => ({
  body: JSON.stringify({ access_token: 'access-1', ...parameters }),
});

const tenYearsMs = 10 * 365 * 24 * 3_600_000;

/** Mostly what a token endpoint might say by mistake, and some of what it never would. */
const anyAnswer = (() => {
  const value = fc.oneof(
    fc.constantFrom(
      'access-1',
      'Bearer',
      'bearer',
      '3600',
      '',
      '-1',
      '1e9',
      '0x10',
      'Infinity',
      'a\r\nb',
      'ü',
    ),
    fc.integer({ min: 0, max: 1e6 }),
    fc.double(),
    fc.jsonValue({ maxDepth: 2 }),
    fc.string({ unit: 'binary' }),
  );
  const names = ['access_token', 'token_type', 'expires_in', 'refresh_token', 'error', '__proto__', 'scope'];
  const parameters = fc.dictionary(fc.constantFrom(...names), value);
  const good = fc.record({ access_token: fc.constant('access-1'), expires_in: value }, { requiredKeys: [] });
  const body = fc.oneof(
    fc.oneof(parameters, good).map((object) => JSON.stringify(object)),
    good.map((object) => `{"access_token":"a","expires_in":1e999,${JSON.stringify(object).slice(1)}`),
    parameters.map((object) =>
      new URLSearchParams(Object.entries(object).map(([k, v]) => [k, `${v}`])).toString(),
    ),
    fc.json(),
    fc.string({ unit: 'binary' }),
  );
  const status = fc.oneof(
    { arbitrary: fc.constant(200), weight: 4 },
    { arbitrary: fc.integer({ min: 100, max: 599 }), weight: 1 },
  );
  const type = fc.constantFrom('application/json', 'text/html', 'application/x-www-form-urlencoded', '');
  return fc.record({ body, status, headers: fc.record({ 'Content-Type': type }) });
})();

describe('the token endpoint', () => {
  test('is asked as RFC 6749 §4.1.3 and RFC 7636 §4.5 say', async () => {
    const { endpoint, transport } = createEndpoint([tokens({ token_type: 'Bearer' })]);
    await endpoint.exchangeAuthorizationCode(bank, { code: 'c-1', codeVerifier: 'v-1' });
    const [request] = transport.requests;
    expect([request?.method, request?.url]).toEqual(['POST', server.token_endpoint]);
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      grant_type: 'authorization_code',
      code: 'c-1',
      redirect_uri: bank.redirectUri,
      code_verifier: 'v-1',
    });
  });

  test('is asked for a refresh as RFC 6749 §6 says, without scope', async () => {
    const { endpoint, transport } = createEndpoint([tokens({ token_type: 'Bearer' })]);
    await endpoint.refreshAccessToken(bank, 'refresh-1');
    expect(transport.requests[0]?.body).toBe('refresh_token=refresh-1&grant_type=refresh_token');
  });

  test('G3: gets the headers that it needs and no others', async () => {
    const { endpoint, transport } = createEndpoint([tokens({})]);
    await endpoint.refreshAccessToken(bank, 'refresh-1');
    expect(transport.requests[0]?.headers).toEqual({
      accept: 'application/json',
      'accept-encoding': 'identity',
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${btoa(`${bank.clientId}:${bank.clientSecret}`)}`,
    });
  });

  test('B15: every way to authenticate the client takes a secret with any character', async () => {
    const clientSecret = ': / + % ü - _';
    const clientId = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';
    const ask = async (clientAuthentication: OAuthBank['clientAuthentication']) => {
      const { endpoint, transport } = createEndpoint([tokens({})]);
      await endpoint.refreshAccessToken(
        { ...bank, clientId, clientSecret, clientAuthentication },
        'refresh-1',
      );
      const [request] = transport.requests;
      const encoded = request?.headers.authorization?.replace('Basic ', '') ?? '';
      return {
        credentials: Buffer.from(encoded, 'base64').toString(),
        body: new URLSearchParams(request?.body),
      };
    };
    expect((await ask('basic-raw')).credentials).toBe(`${clientId}:${clientSecret}`);
    const { credentials } = await ask('basic');
    const [id, secret] = credentials.split(':').map((part) => new URLSearchParams(`x=${part}`).get('x'));
    expect([id, secret]).toEqual([clientId, clientSecret]);
    const { body, credentials: none } = await ask('post');
    expect([body.get('client_id'), body.get('client_secret'), none]).toEqual([clientId, clientSecret, '']);
  });

  test.each([
    ['a strict answer', tokens({ token_type: 'Bearer', expires_in: 3600 }), 3_600_000],
    ['BEARER', tokens({ token_type: 'BEARER', expires_in: 3600 }), 3_600_000],
    ['no token_type', tokens({ expires_in: 3600 }), 3_600_000],
    ['no expires_in', tokens({ token_type: 'bearer' }), null],
    ['null in place of expires_in', tokens({ expires_in: null }), null],
    ['expires_in as text', tokens({ expires_in: '3600' }), 3_600_000],
    ['a fraction', tokens({ expires_in: 3599.5 }), 3_599_500],
    ['a fraction as text', tokens({ expires_in: '3599.5' }), 3_599_500],
    ['a lifetime of nothing', tokens({ expires_in: 0 }), null],
    ['a negative lifetime', tokens({ expires_in: -1 }), null],
    ['a lifetime in words', tokens({ expires_in: 'an hour' }), null],
    ['an absurd lifetime', tokens({ expires_in: 1e300 }), 10 * 365 * 24 * 3_600_000],
    ['JSON as text/plain', { ...tokens({ expires_in: 1 }), headers: { 'Content-Type': 'text/plain' } }, 1000],
    ['a form', { body: 'access_token=access-1&expires_in=3600&token_type=bearer', headers: form }, 3_600_000],
    [
      'premium-v3 quirk 17: a form without a lifetime and without another refresh token',
      { body: 'access_token=access-1&token_type=bearer', headers: form },
      null,
    ],
    [
      'a form as text/html',
      { body: 'access_token=access-1', headers: { 'Content-Type': 'text/html' } },
      null,
    ],
    ['C19: the type that a common gateway gives', tokens({ token_type: 'BearerToken' }), null],
    ['C19: a type with a space behind it', tokens({ token_type: 'bearer ' }), null],
    ['C19: an empty type', tokens({ token_type: '' }), null],
  ])('B14: accepts %s', async (_what, answer, lifetimeMs) => {
    expect(await exchange(answer)).toEqual({
      accessToken: 'access-1',
      issuedAt: startedAt,
      accessTokenExpiresAt: lifetimeMs === null ? null : startedAt + lifetimeMs,
      refreshToken: null,
    });
  });

  test.each([
    ['HTML', { body: '<html>', headers: { 'Content-Type': 'text/html' } }],
    ['HTML that mentions a token', { body: '<a href="/?x=1&access_token=access-1&y=2">' }],
    ['nothing', { body: [] }],
    ['JSON that is broken', { body: '{"access_token":' }],
    ['a list', { body: '[]' }],
    ['no access token', { body: '{"token_type":"bearer"}' }],
    ['an empty access token', tokens({ access_token: '' })],
    ['an access token that would forge a header', tokens({ access_token: 'a\r\nX: 1' })],
    ['another kind of token', tokens({ token_type: 'mac' })],
    ['C19: a token that must be proved', tokens({ token_type: 'DPoP' })],
    ['another success', { ...tokens({}), status: 201 }],
    ['a redirect', { status: 302, headers: { Location: 'https://elsewhere.invalid/' } }],
    ['more than anybody needs', { body: 'x'.repeat(65 * 1024) }],
  ])('B14: takes %s for misbehaviour', async (_what, answer) => {
    await expect(exchange(answer)).rejects.toMatchObject({ name: 'TokenFailure', kind: 'misbehaved' });
  });

  test('B14: whatever is answered, it becomes tokens that can be used, or a failure with a name', async () => {
    const outcomes = { tokens: 0, failures: 0 };
    await fc.assert(
      fc.asyncProperty(anyAnswer, async (answer) => {
        const outcome = await exchange(answer).catch((error) => error);
        outcomes[outcome instanceof TokenFailure ? 'failures' : 'tokens'] += 1;
        if (outcome instanceof TokenFailure) return;
        expect(answer.status).toBe(200);
        expect(outcome.accessToken).toMatch(/^[\x21-\x7e]+$/);
        expect(outcome.refreshToken ?? 'none').toMatch(/^[\x21-\x7e]+$/);
        expect(outcome.issuedAt).toBe(startedAt);
        const expiresAt = outcome.accessTokenExpiresAt ?? startedAt;
        expect(Number.isInteger(expiresAt)).toBe(true);
        expect(expiresAt).toBeGreaterThanOrEqual(startedAt);
        expect(expiresAt).toBeLessThanOrEqual(startedAt + tenYearsMs);
      }),
      { numRuns: 2_000 },
    );
    expect(Math.min(outcomes.tokens, outcomes.failures)).toBeGreaterThan(100);
  });

  test('D8: the old refresh token stays where no new one comes', async () => {
    const { endpoint } = createEndpoint([
      tokens({}),
      tokens({ refresh_token: '' }),
      tokens({ refresh_token: 'new' }),
    ]);
    const refresh = async () => (await endpoint.refreshAccessToken(bank, 'old')).refreshToken;
    expect([await refresh(), await refresh(), await refresh()]).toEqual(['old', 'old', 'new']);
  });

  test.each([
    ['refused', { status: 400, body: '{"error":"invalid_grant"}' }],
    ['refused', { status: 400, body: 'error=invalid_grant', headers: form }],
    ['refused', { status: 200, body: '{"error":"invalid_grant"}' }],
    ['refused', { status: 400, body: '{"error":"INVALID_GRANT"}' }],
    ['refused', { status: 400, body: '{"error":"invalid_grant: Token is expired or invalid"}' }],
    ['client-rejected', { status: 401, body: '{"error":"invalid_client"}' }],
    ['client-rejected', { status: 400, body: '{"error":"unauthorized_client"}' }],
    ['client-rejected', { status: 401, body: [], headers: { 'WWW-Authenticate': 'Basic' } }],
    ['unexplained', { status: 400, body: '{"error":"invalid_request"}' }],
    ['unexplained', { status: 400, body: '<p>Bad request' }],
    ['unexplained', { status: 400, body: 'Token is expired or invalid' }],
    ['misbehaved', { status: 404, body: '<p>Not here' }],
    ['passing', { status: 500 }],
    ['passing', { status: 503, body: '<p>Gateway' }],
    ['passing', { status: 500, body: '{"error":"invalid_grant"}' }],
    ['passing', { status: 429, body: '{"error":"invalid_grant"}' }],
    ['passing', { status: 503, body: '{"error":"invalid_client"}' }],
    ['passing', { status: 503, body: '<a href="/?x=1&error=invalid_grant&y=2">' }],
    ['passing', { status: 503, body: 'x'.repeat(65 * 1024) }],
    ['passing', { status: 429, body: [] }],
    ['passing', { status: 408, body: [] }],
    ['passing', new Error('reset')],
    ['passing', { body: ['{"access_token":', new Error('reset')] }],
  ])('D9: D10: names as %s: %j', async (kind, answer) => {
    expect(await failure([answer])).toEqual({ kind, retryAfter: null });
  });

  test('D9: says how long the bank wants to be left alone', async () => {
    expect(await failure([{ status: 503, headers: { 'Retry-After': '20' } }])).toEqual({
      kind: 'passing',
      retryAfter: 20,
    });
  });

  test('D9: D11: gives up after ten seconds, and never asks again by itself', async () => {
    const { endpoint, ...bankSide } = createEndpoint(['hang']);
    const refreshing = endpoint.refreshAccessToken(bank, 'refresh-1');
    await expectGivenUp(refreshing, { ...bankSide, afterMs: 10_000, failure: { kind: 'passing' } });
  });
});

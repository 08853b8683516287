import { expect, test } from 'vitest';
import { buildAuthorizationUrl, type Changes, createTestBank, redirectUri } from '../bank-client.ts';

async function authorize(changes: Changes, append = ''): Promise<Response> {
  const bank = createTestBank();
  return bank.app.request((await buildAuthorizationUrl(bank, changes)) + append);
}

test('shows the login page for a good request', async () => {
  const response = await authorize({});
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('Sign in to internet banking');
});

test.each([
  ['a trailing slash', `${redirectUri}/`],
  ['another port', 'http://localhost:5175/callback'],
  ['another host', 'http://127.0.0.1:5173/callback'],
  ['another scheme', 'https://localhost:5173/callback'],
  ['another case', 'http://localhost:5173/Callback'],
  ['a query', `${redirectUri}?next=1`],
  ['nothing', null],
])('never redirects to a redirect URI that is not registered: %s', async (_difference, redirect_uri) => {
  const response = await authorize({ redirect_uri });
  expect(response.status).toBe(400);
  expect(response.headers.get('Location')).toBeNull();
  expect(await response.text()).toContain('invalid_redirect_uri');
});

test('never redirects for a redirect URI that is sent twice', async () => {
  const response = await authorize({}, `&redirect_uri=${encodeURIComponent(redirectUri)}`);
  expect(response.status).toBe(400);
  expect(response.headers.get('Location')).toBeNull();
});

test.each([['somebody-else'], [null]])('never redirects for an unknown client: %s', async (client_id) => {
  const response = await authorize({ client_id });
  expect(response.status).toBe(401);
  expect(response.headers.get('Location')).toBeNull();
  expect(await response.text()).toContain('invalid_client');
});

test.each([
  ['no response type', { response_type: null }, 'invalid_request'],
  ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
  ['no scope', { scope: null }, 'invalid_scope'],
  ['another scope', { scope: 'PREMIUM_PIS' }, 'invalid_scope'],
  ['two scopes', { scope: 'PREMIUM_AIS openid' }, 'invalid_scope'],
  ["a third party's scope", { scope: 'PREMIUM_AIS:b7c0' }, 'invalid_scope'],
  ['no code challenge', { code_challenge: null }, 'invalid_request'],
  ['a malformed code challenge', { code_challenge: 'short' }, 'invalid_request'],
  ['no challenge method', { code_challenge_method: null }, 'invalid_request'],
  ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
])('tells the client by the redirect: %s', async (_fault, changes, error) => {
  const response = await authorize(changes);
  const location = new URL(response.headers.get('Location') ?? '');
  expect(response.status).toBe(302);
  expect(location.origin + location.pathname).toBe(redirectUri);
  expect(location.searchParams.get('error')).toBe(error);
  expect(location.searchParams.get('state')).toBe('a state with / and +');
});

test('refuses a repeated parameter', async () => {
  const response = await authorize({}, '&state=another');
  const location = new URL(response.headers.get('Location') ?? '');
  expect(location.searchParams.get('error')).toBe('invalid_request');
});

test('returns no state where none was sent', async () => {
  const response = await authorize({ state: null, scope: null });
  const location = new URL(response.headers.get('Location') ?? '');
  expect(location.searchParams.has('state')).toBe(false);
});

test('keeps the query of a registered redirect URI', async () => {
  const withQuery = `${redirectUri}?app=konto`;
  const bank = createTestBank({ redirectUris: [withQuery] });
  const url = await buildAuthorizationUrl(bank, { redirect_uri: withQuery, scope: null });
  const response = await bank.app.request(url);
  expect(response.headers.get('Location')).toContain(`${withQuery}&error=invalid_scope`);
});

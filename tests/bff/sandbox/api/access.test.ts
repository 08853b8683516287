import { expect, test } from 'vitest';
import { createTestBank, openAccount, read, readAccounts, signIn, startOfTests } from '../bank-client.ts';

const paths = ['/v1/accounts', '/v1/accounts/some-id', '/v1/accounts/some-id/transactions'];

test.each(paths)('wants a request id that is a UUID, and echoes it: %s', async (path) => {
  const bank = createTestBank();
  const { access_token } = await signIn(bank);
  const send = (headers: Record<string, string>) =>
    bank.app.request(bank.baseUrl + path, {
      headers: { Authorization: `Bearer ${access_token}`, ...headers },
    });

  for (const headers of [{}, { 'X-Request-ID': 'request-7' }]) {
    const refused = await send(headers);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ errorCode: 'INVALID_PARAMETER' });
  }
  const requestId = crypto.randomUUID();
  expect((await send({ 'X-Request-ID': requestId })).headers.get('X-Request-ID')).toBe(requestId);
});

test.each(paths)('names what is wrong with the access token: %s', async (path) => {
  let now = startOfTests;
  const bank = createTestBank({ now: () => now });
  const errorCode = async (accessToken: string) => {
    const response = await read(bank, accessToken, path);
    expect(response.status).toBe(401);
    return (await response.json()).errorCode;
  };
  expect(await errorCode('')).toBe('TOKEN_INVALID');
  expect(await errorCode('unknown')).toBe('TOKEN_UNKNOWN');
  const { access_token } = await signIn(bank);
  bank.levers.revokeConsents();
  expect(await errorCode(access_token)).toBe('TOKEN_INVALID');
  const { access_token: old } = await signIn(bank);
  now += 90 * 24 * 3_600_000;
  expect(await errorCode(old)).toBe('TOKEN_EXPIRED');
});

test.each(paths)('answers 403 where the consent is withdrawn from the client: %s', async (path) => {
  const bank = createTestBank();
  const { access_token } = await signIn(bank);
  bank.levers.withdrawConsents();
  const response = await read(bank, access_token, path);
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ errorCode: 'NO_AUTHORIZATION' });
});

test('opens an account to its own consent alone', async () => {
  const bank = createTestBank();
  const { path } = await openAccount(bank, 'jana', 'current');
  const renewed = await signIn(bank, { accounts: ['current'] });
  for (const below of ['', '/transactions']) {
    const response = await read(bank, renewed.access_token, path + below);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ errorCode: 'NO_ACCOUNT' });
  }
});

test('gives the same account another id with every consent', async () => {
  const bank = createTestBank();
  const [first, second] = [
    await openAccount(bank, 'peter', 'current'),
    await openAccount(bank, 'peter', 'current'),
  ];
  expect(second.account.accountReference).toEqual(first.account.accountReference);
  expect(second.account.accountId).not.toBe(first.account.accountId);
});

test.each(paths)('answers other methods with 405 and no body: %s', async (path) => {
  const { app, baseUrl } = createTestBank();
  const response = await app.request(baseUrl + path, { method: 'POST' });
  expect(response.status).toBe(405);
  expect(await response.text()).toBe('');
});

test.each(['/v1', '/v1/consents', '/v2/accounts', '/v1/accounts/a/b'])(
  'answers other paths with 404 and no body: %s',
  async (path) => {
    const { app, baseUrl } = createTestBank();
    const response = await app.request(baseUrl + path);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  },
);

test('allows no other origin, whatever is asked', async () => {
  const bank = createTestBank();
  const { access_token } = await signIn(bank);
  const headers = { Origin: 'http://localhost:5173', 'Access-Control-Request-Method': 'GET' };
  const answers = await Promise.all([
    bank.app.request(`${bank.baseUrl}/v1/accounts`, { method: 'OPTIONS', headers }),
    bank.app.request(`${bank.baseUrl}/v1/accounts`, {
      headers: { ...headers, Authorization: `Bearer ${access_token}`, 'X-Request-ID': crypto.randomUUID() },
    }),
  ]);
  for (const answer of answers) {
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});

test("adds a gateway's headers, which a relay must keep to itself", async () => {
  const bank = createTestBank();
  const { access_token } = await signIn(bank);
  const { headers } = await read(bank, access_token, '/v1/accounts');
  expect(headers.get('Server')).toMatch(/^DunaGateway/);
  expect(headers.get('Set-Cookie')).toContain('GW_NODE=');
});

test('refuses to read for a token that was never issued by this bank', async () => {
  const { access_token } = await signIn(createTestBank());
  const response = await read(createTestBank(), access_token, '/v1/accounts');
  expect(response.status).toBe(401);
});

test('answers accounts to a good token', async () => {
  const bank = createTestBank();
  const { access_token } = await signIn(bank);
  expect(await readAccounts(bank, access_token)).toHaveLength(7);
});

import { expect, test } from 'vitest';
import {
  buildCodeForm,
  buildRefreshForm,
  createTestBank,
  obtainCode,
  read,
  requestTokens,
  signIn,
  startOfTests,
} from '../bank-client.ts';

const dayMs = 24 * 3_600_000;

test('revokes the consents that are meant', async () => {
  const bank = createTestBank();
  const [jana, again, peter] = [
    await signIn(bank),
    await signIn(bank),
    await signIn(bank, { username: 'peter' }),
  ];
  const status = async ({ access_token }: typeof jana) =>
    (await read(bank, access_token, '/v1/accounts')).status;

  const consentId = bank.levers.listConsents()[0]?.consentId;
  expect(bank.levers.revokeConsents({ consentId })).toBe(1);
  expect([await status(jana), await status(again), await status(peter)]).toEqual([401, 200, 200]);
  expect(bank.levers.revokeConsents({ username: 'jana' })).toBe(2);
  expect([await status(again), await status(peter)]).toEqual([401, 200]);
  expect(bank.levers.revokeConsents()).toBe(3);
  expect(await status(peter)).toBe(401);
  expect((await requestTokens(bank, buildRefreshForm(peter.refresh_token))).body.error).toBe('invalid_grant');
});

test('withdraws an authorization, and leaves its tokens good', async () => {
  const bank = createTestBank();
  const { access_token, refresh_token } = await signIn(bank);
  bank.levers.withdrawConsents({ username: 'jana' });
  expect((await read(bank, access_token, '/v1/accounts')).status).toBe(403);
  expect((await requestTokens(bank, buildRefreshForm(refresh_token))).status).toBe(200);
});

test('lets a person consent again after a revocation', async () => {
  const bank = createTestBank();
  await signIn(bank);
  bank.levers.revokeConsents();
  const { access_token } = await signIn(bank);
  expect((await read(bank, access_token, '/v1/accounts')).status).toBe(200);
});

test('expires access tokens and leaves refresh tokens good', async () => {
  const bank = createTestBank();
  const { access_token, refresh_token } = await signIn(bank);
  bank.levers.expireAccessTokens();
  expect(await (await read(bank, access_token, '/v1/accounts')).json()).toMatchObject({
    errorCode: 'TOKEN_EXPIRED',
  });
  const { body } = await requestTokens(bank, buildRefreshForm(refresh_token));
  expect((await read(bank, body.access_token, '/v1/accounts')).status).toBe(200);
});

test('expires refresh tokens and leaves access tokens good', async () => {
  const bank = createTestBank();
  const { access_token, refresh_token } = await signIn(bank);
  bank.levers.expireRefreshTokens();
  expect((await read(bank, access_token, '/v1/accounts')).status).toBe(200);
  expect((await requestTokens(bank, buildRefreshForm(refresh_token))).body.error).toBe('invalid_grant');
});

test('shifts the clock of everything', async () => {
  const bank = createTestBank();
  const { access_token } = await signIn(bank);
  const code = await obtainCode(bank);
  bank.levers.shiftClock(30 * dayMs);
  const accounts = await (await read(bank, access_token, '/v1/accounts')).json();
  expect(accounts.accounts[0].dateUpdated).toBe(new Date(startOfTests + 30 * dayMs).toISOString());
  expect((await requestTokens(bank, buildCodeForm(code))).body.error).toBe('invalid_grant');
  bank.levers.shiftClock(60 * dayMs);
  expect((await read(bank, access_token, '/v1/accounts')).status).toBe(401);
  bank.levers.shiftClock(-60 * dayMs);
  expect((await read(bank, access_token, '/v1/accounts')).status).toBe(200);
});

test('counts every call, the token calls by grant type, with request ids', async () => {
  const bank = createTestBank();
  const { access_token, refresh_token } = await signIn(bank);
  await requestTokens(bank, buildRefreshForm(refresh_token));
  await read(bank, access_token, '/v1/accounts');
  await read(bank, 'unknown', '/v1/accounts/x/transactions');
  const { counts, tokenCallsByGrantType, recent } = bank.levers.readJournal();
  expect(counts).toEqual({ authorize: 1, token: 2, consents: 0, accounts: 1, account: 0, transactions: 1 });
  expect(tokenCallsByGrantType).toEqual({ authorization_code: 1, refresh_token: 1 });
  expect(recent.map(({ endpoint, status }) => [endpoint, status])).toEqual([
    ['authorize', 200],
    ['token', 200],
    ['token', 200],
    ['accounts', 200],
    ['transactions', 401],
  ]);
  expect(recent.at(-1)?.requestId).toMatch(/^[\da-f-]{36}$/);
});

test('remembers the latest thousand calls and counts all', async () => {
  const bank = createTestBank();
  for (let call = 0; call < 1005; call += 1) await read(bank, 'unknown', '/v1/accounts');
  const { counts, recent } = bank.levers.readJournal();
  expect(counts.accounts).toBe(1005);
  expect(recent).toHaveLength(1000);
});

test('lists everything that it issued', async () => {
  const bank = createTestBank();
  const code = await obtainCode(bank);
  const { body } = await requestTokens(bank, buildCodeForm(code));
  expect(bank.levers.listIssuedSecrets()).toEqual({
    codes: [code],
    accessTokens: [body.access_token],
    refreshTokens: [body.refresh_token],
    clientTokens: [],
    sessionIds: [],
  });
});

test('forgets everything on reset', async () => {
  const bank = createTestBank();
  const { access_token, refresh_token } = await signIn(bank);
  bank.levers.shiftClock(dayMs);
  bank.levers.rotateRefreshTokens(false);
  bank.levers.disturb({ times: 5, disturbance: { kind: 'html' } });
  bank.levers.reset();

  expect(bank.levers.listConsents()).toEqual([]);
  expect(bank.levers.listIssuedSecrets()).toEqual({
    codes: [],
    accessTokens: [],
    refreshTokens: [],
    clientTokens: [],
    sessionIds: [],
  });
  expect(bank.levers.readJournal()).toMatchObject({ counts: { accounts: 0, token: 0 }, recent: [] });
  expect((await read(bank, access_token, '/v1/accounts')).status).toBe(401);
  expect((await requestTokens(bank, buildRefreshForm(refresh_token))).status).toBe(400);
  const renewed = await signIn(bank);
  expect((await requestTokens(bank, buildRefreshForm(renewed.refresh_token))).body).toHaveProperty(
    'refresh_token',
  );
});

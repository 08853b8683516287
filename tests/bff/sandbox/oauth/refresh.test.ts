import { expect, test } from 'vitest';
import {
  buildRefreshForm,
  createTestBank,
  read,
  requestTokens,
  signIn,
  startOfTests,
} from '../bank-client.ts';

const dayMs = 24 * 3_600_000;

test('gives new tokens, and leaves the old access token good until it expires', async () => {
  const bank = createTestBank();
  const first = await signIn(bank);
  const { status, body } = await requestTokens(bank, buildRefreshForm(first.refresh_token));
  expect(status).toBe(200);
  expect(body.refresh_token).not.toBe(first.refresh_token);
  expect(body.access_token).not.toBe(first.access_token);
  for (const { access_token } of [first, body]) {
    expect((await read(bank, access_token, '/v1/accounts')).status).toBe(200);
  }
});

test('revokes the whole grant when a rotated refresh token comes again', async () => {
  const bank = createTestBank();
  const first = await signIn(bank);
  const { body } = await requestTokens(bank, buildRefreshForm(first.refresh_token));
  const reused = await requestTokens(bank, buildRefreshForm(first.refresh_token));
  expect(reused.status).toBe(400);
  expect(reused.body.error).toBe('invalid_grant');
  expect((await requestTokens(bank, buildRefreshForm(body.refresh_token))).body.error).toBe('invalid_grant');
  expect((await read(bank, body.access_token, '/v1/accounts')).status).toBe(401);
});

test('leaves other consents of the same person alone', async () => {
  const bank = createTestBank();
  const [first, other] = [await signIn(bank), await signIn(bank)];
  await requestTokens(bank, buildRefreshForm(first.refresh_token));
  await requestTokens(bank, buildRefreshForm(first.refresh_token));
  expect((await read(bank, other.access_token, '/v1/accounts')).status).toBe(200);
});

test('keeps the refresh token while rotation is off', async () => {
  const bank = createTestBank();
  bank.levers.rotateRefreshTokens(false);
  const { refresh_token } = await signIn(bank);
  for (let round = 0; round < 3; round += 1) {
    const { status, body } = await requestTokens(bank, buildRefreshForm(refresh_token));
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('refresh_token');
  }
});

test('lets one of many simultaneous refreshes win, and revokes the grant', async () => {
  const bank = createTestBank();
  const { refresh_token } = await signIn(bank);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => requestTokens(bank, buildRefreshForm(refresh_token))),
  );
  const winners = answers.filter(({ status }) => status === 200);
  expect(winners).toHaveLength(1);
  expect((await read(bank, winners[0]?.body.access_token ?? '', '/v1/accounts')).status).toBe(401);
});

test('takes a refresh token until its end', async () => {
  let now = startOfTests;
  const bank = createTestBank({ now: () => now, lifetimes: { refreshTokenMs: 1000 } });
  const [early, late] = [await signIn(bank), await signIn(bank)];
  now += 999;
  expect((await requestTokens(bank, buildRefreshForm(early.refresh_token))).status).toBe(200);
  now += 1;
  expect((await requestTokens(bank, buildRefreshForm(late.refresh_token))).body.error).toBe('invalid_grant');
});

test('lets no token outlive its consent', async () => {
  let now = startOfTests;
  const bank = createTestBank({ now: () => now, lifetimes: { consentMs: 120 * dayMs } });
  const { refresh_token } = await signIn(bank);
  now += 100 * dayMs;
  const { body } = await requestTokens(bank, buildRefreshForm(refresh_token));
  expect(body.expires_in).toBe((20 * dayMs) / 1000);
  now += 20 * dayMs;
  expect((await read(bank, body.access_token, '/v1/accounts')).status).toBe(401);
  expect((await requestTokens(bank, buildRefreshForm(body.refresh_token))).body.error).toBe('invalid_grant');
});

test('refuses an unknown and a missing refresh token', async () => {
  const bank = createTestBank();
  expect((await requestTokens(bank, buildRefreshForm('unknown'))).body.error).toBe('invalid_grant');
  expect((await requestTokens(bank, buildRefreshForm(undefined))).body.error).toBe('invalid_request');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createConsents } from '../../../../bff/sandbox/grants/consents.ts';
import { createTokens } from '../../../../bff/sandbox/grants/tokens.ts';

const lifetimes = { accessTokenMs: 1_000, refreshTokenMs: 10_000 };

function prepare() {
  let time = 0;
  const consents = createConsents(() => time);
  const tokens = createTokens(() => time, lifetimes);
  const give = () =>
    consents.give({ clientId: 'client', username: 'jana', accounts: [], durationMs: 100_000 });
  return { tokens, give, pass: (ms: number) => (time += ms) };
}

test('however often and in whatever order tokens are refreshed, the newest alone works, and an older one ends all', () => {
  // Which of the refresh tokens seen so far comes next: 0 is the newest, 1 the one before it, and so on.
  const orders = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(orders, (order) => {
      const { tokens, give } = prepare();
      const seen = [tokens.issue(give()).refreshToken ?? ''];
      let isAlive = true;
      for (const age of order) {
        const asked = Math.min(age, seen.length - 1);
        const refreshed = tokens.refresh(seen.at(-1 - asked) ?? '', 'client');
        isAlive &&= asked === 0;
        expect(refreshed !== null).toBe(isAlive);
        if (refreshed) seen.push(refreshed.refreshToken ?? '');
      }
      const statuses = tokens.issued().accessTokens.map((token) => tokens.readAccessToken(token).status);
      expect(new Set(statuses)).toEqual(new Set([isAlive ? 'valid' : 'revoked']));
    }),
  );
});

test('an access token is good until the millisecond before its end', () => {
  const { tokens, give, pass } = prepare();
  const { accessToken, expiresInSeconds } = tokens.issue(give());
  expect(expiresInSeconds).toBe(1);
  pass(999);
  expect(tokens.readAccessToken(accessToken).status).toBe('valid');
  pass(1);
  expect(tokens.readAccessToken(accessToken)).toEqual({ status: 'expired' });
});

test('what was used twice ends its own consent alone', () => {
  const { tokens, give } = prepare();
  const [stolen, other] = [tokens.issue(give()), tokens.issue(give())];
  tokens.refresh(stolen.refreshToken ?? '', 'client');
  expect(tokens.refresh(stolen.refreshToken ?? '', 'client')).toBeNull();
  expect(tokens.readAccessToken(stolen.accessToken)).toEqual({ status: 'revoked' });
  expect(tokens.readAccessToken(other.accessToken).status).toBe('valid');
  expect(tokens.refresh(other.refreshToken ?? '', 'client')).not.toBeNull();
});

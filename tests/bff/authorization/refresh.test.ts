import { beforeEach, expect, test, vi } from 'vitest';
import { createRefresh, type Refresh } from '../../../bff/authorization/refresh.ts';
import { TokenFailure } from '../../../bff/oauth/token-failure.ts';
import type { ActiveConnection } from '../../../bff/session/connections.ts';
import type { Tokens } from '../../../bff/session/session.ts';
import { createTestClock, type TestClock } from '../../support/test-clock.ts';

const tokens: Tokens = {
  accessToken: 'access',
  issuedAt: 0,
  accessTokenExpiresAt: null,
  refreshToken: 'refresh',
};
const connection: ActiveConnection = {
  connectionId: 'c1',
  bankId: 'second',
  connectedAt: 0,
  consentId: null,
  consentExpiresAt: null,
  authorizationHash: 'hash',
  status: 'active',
  tokens,
};

let clock: TestClock;
let answers: (Tokens | Error)[];
let refresh: Refresh;
const renew = vi.fn(async (_bankId: string, _tokens: Tokens) => {
  const answer = answers.shift() ?? tokens;
  if (answer instanceof Error) throw answer;
  return answer;
});

beforeEach(() => {
  clock = createTestClock(0);
  answers = [];
  renew.mockClear();
  refresh = createRefresh({
    authorizationOf: ({ bankId }) => ({ renew: (tokens) => renew(bankId, tokens) }),
    now: clock.now,
  });
});

test('G5: a refresh token goes to the bank that gave it, whichever others there are', async () => {
  expect(await refresh(connection)).toEqual(tokens);
  expect(renew.mock.calls).toEqual([['second', tokens]]);
});

test('D10: after a success the pauses of a rejected client begin anew', async () => {
  const reject = () => expect(refresh(connection)).rejects.toMatchObject({ code: 'client_rejected' });
  answers = [new TokenFailure('client-rejected'), new TokenFailure('client-rejected'), tokens];
  await reject();
  clock.advance(1_000);
  await reject();
  clock.advance(2_000);
  await refresh(connection);
  answers = [new TokenFailure('client-rejected')];
  await reject();
  clock.advance(1_000);
  expect(await refresh(connection)).toEqual(tokens);
});

test('a mistake of our own is no answer of the bank, and is passed on as it is', async () => {
  const mistake = new TypeError('a mistake');
  answers = [mistake];
  await expect(refresh(connection)).rejects.toBe(mistake);
  expect(await refresh(connection)).toEqual(tokens);
});

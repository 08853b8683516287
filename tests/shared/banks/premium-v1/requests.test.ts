import { expect, test } from 'vitest';
import { premiumV1Requests } from '../../../../shared/banks/premium-v1/requests.ts';

const { reads, nameRefusal } = premiumV1Requests;

const refuse = (status: number, body = '') => nameRefusal({ status, body });
const errorBody = (errorCode: string, errorDescription = '') =>
  JSON.stringify({ errorCode, errorDescription });

test('a client is Tatra banka’s as its documentation has it', () => {
  expect(premiumV1Requests).toMatchObject({
    profile: 'premium-v1',
    defaultName: 'Tatra banka',
    oauth: {
      authorizePath: '/auth/oauth/v2/authorize',
      tokenPath: '/auth/oauth/v2/token',
      scope: 'PREMIUM_AIS',
      clientAuthentication: 'basic-raw',
    },
  });
});

test('the three reads are the v1 paths, each with its own version', () => {
  expect(reads.accounts.path('')).toBe('/v1/accounts');
  expect(reads.account.path('a1')).toBe('/v1/accounts/a1');
  expect(reads.transactions.path('a1')).toBe('/v1/accounts/a1/transactions');
});

test('G1: an account id cannot leave its segment of the path', () => {
  for (const id of ['../consents', 'a/b', 'a?b', 'a#b', 'a;b', '%2e%2e']) {
    const { pathname, search, hash } = new URL(reads.account.path(id), 'https://bank.example');
    expect(pathname).toMatch(/^\/v1\/accounts\/[^/]+$/);
    expect(search + hash).toBe('');
  }
});

test('G10: only transactions take a query: page and pageSize, one to two hundred rows', () => {
  expect(reads.accounts.parameters).toEqual({});
  expect(reads.account.parameters).toEqual({});
  expect(Object.keys(reads.transactions.parameters)).toEqual(['page', 'pageSize']);
  const { page, pageSize } = reads.transactions.parameters;
  expect([page?.('1'), page?.('0'), page?.('99999')]).toEqual([true, false, true]);
  expect([pageSize?.('1'), pageSize?.('200'), pageSize?.('201'), pageSize?.('0')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(reads.transactions.defaults).toEqual({ page: '1', pageSize: '50' });
});

test.each([
  [400, errorBody('INVALID_PARAMETER'), 'invalid_parameter'],
  [401, errorBody('CONSENT_EXPIRED'), 'consent_required'],
  [401, errorBody('NO_AUTHORIZATION'), 'consent_required'],
  [403, errorBody('NO_AUTHORIZATION'), 'permission_missing'],
  [403, '', 'permission_missing'],
  [403, errorBody('NO_CONTRACT'), 'contract_missing'],
  [403, errorBody('NO_ACCOUNT'), 'account_not_found'],
  [404, errorBody('NO_ACCOUNT'), 'account_not_found'],
  [404, '', 'bank_path_unknown'],
  [404, '<html>', 'bank_path_unknown'],
  [405, '', 'bank_misbehaved'],
  [408, '', 'bank_timeout'],
  [409, '', 'bank_misbehaved'],
  [415, '', 'bank_misbehaved'],
  [429, '', 'rate_limited'],
  [500, errorBody('INTERNAL_ERROR'), 'bank_unavailable'],
  [502, '<html>Bad Gateway</html>', 'bank_unavailable'],
  [503, '', 'bank_unavailable'],
  [302, '', 'bank_misbehaved'],
])('the bank’s %i with %j is %s', (status, body, code) => {
  expect(refuse(status, body)).toEqual({ code });
});

test.each([errorBody('TOKEN_EXPIRED'), errorBody('TOKEN_UNKNOWN'), '', '<html>', '7'])(
  'a 401 with %j is about the access token alone',
  (body) => {
    expect(refuse(401, body)).toBeNull();
  },
);

test('the day before which the bank keeps nothing is read from bare text as well', () => {
  expect(refuse(400, 'Wrong period. Earliest allowed dateFrom is 2025-07-14')).toMatchObject({
    earliestDateFrom: '2025-07-14',
  });
});

test('the day before which the bank keeps nothing is read from its text', () => {
  const body = errorBody('ILLEGAL_ARGUMENT', 'Bad range. Earliest allowed dateFrom is 2024-05-31.');
  expect(refuse(400, body)).toEqual({
    code: 'history_limit',
    earliestDateFrom: '2024-05-31',
  });
});

test.each(['2024-02-30', '2024-5-31', '24-05-31', '31.05.2024', ''])('%j in that text is no day', (day) => {
  const body = errorBody('ILLEGAL_ARGUMENT', `Earliest allowed dateFrom is ${day}`);
  expect(refuse(400, body)).toEqual({ code: 'invalid_parameter' });
});

test.each(['{"errorCode":', '[]', '{}', '{"errorCode":null}', 'null', '{"errorCode":{"a":1}}'])(
  'H2: an error body like %j gives nothing but the code for its status',
  (body) => {
    expect(refuse(403, body)).toEqual({ code: 'permission_missing' });
  },
);

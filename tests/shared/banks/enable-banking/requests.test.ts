import { expect, test } from 'vitest';
import { enableBankingRequests } from '../../../../shared/banks/enable-banking/requests.ts';

const { nameRefusal, reads } = enableBankingRequests;
const refuse = (status: number, error: string) =>
  nameRefusal({ status, body: JSON.stringify({ message: 'text', code: status, error, detail: 'more' }) });

test.each([
  [403, 'ASPSP_ACCOUNT_NOT_ACCESSIBLE', 'account_not_found'],
  [404, 'ACCOUNT_DOES_NOT_EXIST', 'account_not_found'],
  [422, 'INVALID_ACCOUNT_ID', 'account_not_found'],
  [422, 'WRONG_TRANSACTIONS_PERIOD', 'invalid_parameter'],
  [422, 'WRONG_DATE_INTERVAL', 'invalid_parameter'],
  [422, 'DATE_FROM_IN_FUTURE', 'invalid_parameter'],
  [422, 'WRONG_CONTINUATION_KEY', 'invalid_parameter'],
  [400, 'ASPSP_ERROR', 'bank_unavailable'],
  [408, 'ASPSP_TIMEOUT', 'bank_timeout'],
  [403, 'ASPSP_PSU_ACTION_REQUIRED', 'permission_missing'],
])('2.4: %i %s is %s', (status, error, code) => {
  expect(refuse(status, error)).toEqual({ code });
});

test('2.4: ASPSP_RATE_LIMIT_EXCEEDED is a limit of the bank’s, by the day', () => {
  expect(refuse(429, 'ASPSP_RATE_LIMIT_EXCEEDED')).toEqual({ code: 'rate_limited', dailyLimit: true });
});

test.each([
  [422, 'PSU_HEADER_NOT_PROVIDED'],
  [401, 'UNAUTHORIZED_ACCESS'],
  [403, 'UNAUTHORIZED_IP'],
  [422, 'REDIRECT_URI_NOT_ALLOWED'],
  [403, 'ACCESS_DENIED'],
  [403, 'NO_ACCOUNTS_ADDED'],
])('2.4: %i %s is the operator’s, and the log is told its code', (status, error) => {
  expect(refuse(status, error)).toEqual({ code: 'client_rejected', bankCode: error });
});

test.each([
  [400, 'invalid_parameter'],
  [403, 'permission_missing'],
  [404, 'bank_path_unknown'],
  [408, 'bank_timeout'],
  [422, 'invalid_parameter'],
  [429, 'rate_limited'],
  [500, 'bank_unavailable'],
  [302, 'bank_misbehaved'],
])('2.4: %i with a body that says nothing is %s', (status, code) => {
  for (const body of ['', '<html>', 'null', '{"error":"NEW_CODE"}'])
    expect(nameRefusal({ status, body })).toEqual({ code });
});

test.each(['EXPIRED_SESSION', 'CLOSED_SESSION', 'REVOKED_SESSION', 'SESSION_DOES_NOT_EXIST'])(
  '2.4: %s leaves open which session has ended, until that of the connection was looked at',
  (error) => {
    for (const status of [401, 404, 422]) expect(refuse(status, error)).toBeNull();
  },
);

test('2.4: a 401 that gives no reason leaves open whether the session has ended', () => {
  expect(nameRefusal({ status: 401, body: '' })).toBeNull();
});

test('the accounts are those of the connection’s own session', () => {
  expect(reads.accounts.path('ignored', 's/1')).toBe('/sessions/s%2F1');
});

test.each(['EXPIRED', 'CLOSED', 'REVOKED', 'INVALID', 'CANCELLED', 'PENDING_AUTHORIZATION'])(
  'a session that is told of as %s is no consent any more',
  (status) => {
    const body = JSON.stringify({ status, accounts: [] }, null, 1);
    expect(reads.accounts.findRefusal?.(body)).toEqual({ code: 'consent_required' });
  },
);

test('a session that is authorized is read', () => {
  expect(reads.accounts.findRefusal?.('{"status":"AUTHORIZED","accounts":[]}')).toBeNull();
});

test.each(['k1', 'eyJhIjoxfQ==', 'a+/=&b?#%20', 'é'])('%j is a key that goes on as one value', (key) => {
  expect(reads.transactions.cursor?.(key)?.get('continuation_key')).toBe(key);
});

test.each(['', 'two words', 'line\nend', 'k'.repeat(2001)])('%j is no key', (key) => {
  expect(reads.transactions.cursor?.(key)).toBeNull();
});

test.each([
  ['', 'strategy=longest'],
  ['dateFrom=2026-01-01', 'date_from=2026-01-01&strategy=longest'],
  ['dateFrom=2026-01-01&dateTo=2026-02-01', 'date_from=2026-01-01&date_to=2026-02-01'],
  ['continuation_key=k1', 'strategy=longest&continuation_key=k1'],
])('%j is asked for as %j', (query, written) => {
  expect(String(reads.transactions.write?.(new URLSearchParams(query)))).toBe(written);
});

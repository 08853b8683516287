import type { ProblemCode } from '../../problems.ts';

/**
 * What the aggregator's own error codes mean here. An operator's mistake is `client_rejected`: nobody's consent ends
 * because of it.
 */
const codesByProblem = {
  rate_limited: ['ASPSP_RATE_LIMIT_EXCEEDED'],
  permission_missing: ['ASPSP_PSU_ACTION_REQUIRED'],
  account_not_found: ['ASPSP_ACCOUNT_NOT_ACCESSIBLE', 'ACCOUNT_DOES_NOT_EXIST', 'INVALID_ACCOUNT_ID'],
  invalid_parameter: [
    'WRONG_TRANSACTIONS_PERIOD',
    'WRONG_DATE_INTERVAL',
    'DATE_FROM_IN_FUTURE',
    'DATE_TO_WITHOUT_DATE_FROM',
    'WRONG_CONTINUATION_KEY',
  ],
  bank_unavailable: ['ASPSP_ERROR'],
  bank_timeout: ['ASPSP_TIMEOUT'],
  client_rejected: [
    'PSU_HEADER_NOT_PROVIDED',
    'PSU_HEADER_INVALID',
    'UNAUTHORIZED_ACCESS',
    'UNAUTHORIZED_IP',
    'REDIRECT_URI_NOT_ALLOWED',
    'ACCESS_DENIED',
    'NO_ACCOUNTS_ADDED',
    'AUTHORIZATION_NOT_PROVIDED',
    'WRONG_CREDENTIALS_PROVIDED',
  ],
} as const satisfies Partial<Record<ProblemCode, readonly string[]>>;

/** Of the session to which an account belongs: after a renewal that may be one before, while the newest is well. */
export const endedSession: ReadonlySet<string> = new Set([
  'EXPIRED_SESSION',
  'CLOSED_SESSION',
  'REVOKED_SESSION',
  'SESSION_DOES_NOT_EXIST',
  'WRONG_SESSION_STATUS',
]);

export const problemOfErrorCode: ReadonlyMap<string, keyof typeof codesByProblem> = new Map(
  typedKeys(codesByProblem).flatMap((problem) => codesByProblem[problem].map((code) => [code, problem])),
);

function typedKeys<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  const keys: Key[] = [];
  for (const key in record) keys.push(key);
  return keys;
}

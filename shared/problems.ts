/**
 * Every failure that the BFF can name, with its HTTP status. The list is closed: the web turns each code into a sentence
 * in one exhaustive switch, and `docs/errors.md` explains each to developers.
 */
export const problemStatuses = {
  no_session: 401,
  session_expired: 401,
  consent_required: 401,
  permission_missing: 403,
  contract_missing: 403,
  not_first_party: 403,
  connection_not_found: 404,
  account_not_found: 404,
  account_id_unsupported: 400,
  not_found: 404,
  method_not_allowed: 405,
  body_too_large: 413,
  unsupported_media_type: 415,
  invalid_parameter: 400,
  history_limit: 400,
  authorization_denied: 400,
  authorization_unknown: 400,
  authorization_failed: 400,
  token_exchange_failed: 502,
  session_full: 409,
  client_rejected: 502,
  rate_limited: 429,
  bank_unavailable: 503,
  bank_timeout: 504,
  bank_misbehaved: 502,
  bank_path_unknown: 502,
  session_store_unavailable: 503,
  unexpected: 500,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof problemStatuses;

/**
 * What a problem may say beyond its code. `retryAfter` is in seconds, `earliestDateFrom` a calendar date. `renewalMayHelp`:
 * the bank has rejected the refresh token again and again, but never said that the consent has ended. `dailyLimit`: the
 * bank allows so many reads a day, and no more today.
 */
export interface ProblemDetails {
  parameter?: string;
  retryAfter?: number;
  earliestDateFrom?: string;
  renewalMayHelp?: true;
  dailyLimit?: true;
}

/** The body of every answer that is not a success, `application/problem+json` (RFC 9457 §3). */
export interface ProblemDocument extends ProblemDetails {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  requestId: string;
}

export const problemMediaType = 'application/problem+json';

/** The page of the app that explains a code: the `type` of every problem. */
export const problemType = (code: ProblemCode): string => `/help/errors#${code}`;

export const isProblemCode = (value: unknown): value is ProblemCode =>
  typeof value === 'string' && Object.hasOwn(problemStatuses, value);

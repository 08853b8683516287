/**
 * Every failure that the BFF can name, as RFC 9457 problem details. The list is closed: the web turns each code
 * into a sentence in one exhaustive switch, and `docs/errors.md` explains each to developers.
 */
export const problems = {
  no_session: { status: 401, title: 'There is no session' },
  session_expired: { status: 401, title: 'The session has ended' },
  consent_required: { status: 401, title: 'The bank needs a new authorization' },
  permission_missing: { status: 403, title: 'The consent does not cover this' },
  contract_missing: { status: 403, title: 'The application is not contracted with the bank' },
  not_first_party: { status: 403, title: 'The request did not come from the application' },
  connection_not_found: { status: 404, title: 'The session has no such connection' },
  account_not_found: { status: 404, title: 'The consent has no such account' },
  not_found: { status: 404, title: 'There is nothing at this address' },
  method_not_allowed: { status: 405, title: 'The method is not allowed here' },
  body_too_large: { status: 413, title: 'The request body is too large' },
  unsupported_media_type: { status: 415, title: 'The request body must be JSON' },
  invalid_parameter: { status: 400, title: 'A parameter is not valid' },
  history_limit: { status: 400, title: 'The bank keeps no data that old' },
  authorization_denied: { status: 400, title: 'The authorization was refused at the bank' },
  authorization_unknown: { status: 400, title: 'The authorization is unknown, expired or already used' },
  authorization_failed: { status: 400, title: 'The bank did not authorize' },
  token_exchange_failed: { status: 502, title: 'The bank did not exchange the authorization code' },
  client_rejected: { status: 502, title: 'The bank does not accept the application' },
  rate_limited: { status: 429, title: 'Too many requests' },
  bank_unavailable: { status: 503, title: 'The bank is not available' },
  bank_timeout: { status: 504, title: 'The bank did not answer in time' },
  bank_misbehaved: { status: 502, title: 'The bank answered with something that is no answer' },
  session_store_unavailable: { status: 503, title: 'Sessions cannot be read at the moment' },
  unexpected: { status: 500, title: 'Something unexpected went wrong' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

/** What a problem may say beyond its code. `retryAfter` is in seconds, `earliestDateFrom` a calendar date. */
export interface ProblemDetails {
  detail?: string;
  parameter?: string;
  retryAfter?: number;
  earliestDateFrom?: string;
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
  typeof value === 'string' && Object.hasOwn(problems, value);

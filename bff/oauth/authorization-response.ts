// What the bank says through the browser. None of its text is passed on or logged: it comes from whoever made the link.
import type { BankConfig } from '../config/config.ts';
import { Problem } from '../problem.ts';

/** A well-formed authorization response. (RFC 6749 §4.1.2, §4.1.2.1; RFC 9207) */
export interface AuthorizationResponse {
  state: string;
  issuer: string | null;
  outcome: { code: string } | { error: string };
}

/** Reads the callback's query string; throws `authorization_failed` where parameters are missing or repeated. */
export function parseAuthorizationResponse(query: string): AuthorizationResponse {
  const parameters = new URLSearchParams(query);
  const state = readOnce(parameters, 'state');
  const issuer = readOnce(parameters, 'iss');
  const code = readOnce(parameters, 'code');
  const error = readOnce(parameters, 'error');
  if (!state || (code && error)) throw new Problem('authorization_failed');
  if (code) return { state, issuer, outcome: { code } };
  if (error) return { state, issuer, outcome: { error } };
  throw new Problem('authorization_failed');
}

function readOnce(parameters: URLSearchParams, name: string): string | null {
  const [value = null, ...repeated] = parameters.getAll(name);
  if (repeated.length > 0) throw new Problem('authorization_failed');
  return value;
}

/** The code, where the response is this bank's and grants one; throws `authorization_denied` or `authorization_failed`. */
export function requireAuthorizationCode(
  { issuer, outcome }: AuthorizationResponse,
  bank: BankConfig,
): string {
  if (issuer !== null && !namesBank(issuer, bank)) throw new Problem('authorization_failed');
  if ('code' in outcome) return outcome.code;
  throw new Problem(outcome.error === 'access_denied' ? 'authorization_denied' : 'authorization_failed');
}

/** No issuer is configured: it is the bank's base URL, or where its authorization endpoint lives. (RFC 9207 §2.4) */
const namesBank = (issuer: string, { baseUrl, authorizeUrl }: BankConfig): boolean =>
  issuer === baseUrl || issuer === new URL(authorizeUrl).origin;

// What the bank says through the browser. None of its text is passed on or logged: it comes from whoever made the link.
import type { OAuthBank } from '../config/config.ts';
import { Problem } from '../problem.ts';
import type { ServerMetadata } from './server-metadata.ts';

/** A well-formed authorization response. (RFC 6749 §4.1.2, §4.1.2.1; RFC 9207) */
export interface AuthorizationResponse {
  state: string;
  issuer: string | null;
  outcome: { code: string } | { error: string };
}

/** The response names an authorization server, in `iss`, that is not the configured one. (RFC 9207 §2.4) */
class UnknownIss extends Error {
  override readonly name = 'UnknownIss';
  /** What would make it known, for the log. */
  readonly variable = 'OAUTH_ISSUER';
}

/**
 * Reads the callback's query string; throws `authorization_failed` where parameters are missing or repeated, and
 * `authorization_denied` for a refusal that names no request.
 */
export function parseAuthorizationResponse(query: string): AuthorizationResponse {
  const parameters = new URLSearchParams(query);
  const state = readOnce(parameters, 'state');
  const issuer = readOnce(parameters, 'iss');
  const code = readOnce(parameters, 'code');
  const error = readOnce(parameters, 'error');
  // Some banks refuse without it: it grants nothing, and ends nothing.
  if (!state && !code && error === 'access_denied') throw new Problem('authorization_denied');
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
  bank: OAuthBank,
  server: ServerMetadata,
): string {
  if (!isFrom(issuer, bank, server)) throw new Problem('authorization_failed', {}, new UnknownIss());
  if ('code' in outcome) return outcome.code;
  throw new Problem(outcome.error === 'access_denied' ? 'authorization_denied' : 'authorization_failed');
}

/** Who announces that it names itself has to; and the name is compared byte by byte. (RFC 9207 §2.4) */
function isFrom(issuer: string | null, { authorizationServer }: OAuthBank, server: ServerMetadata): boolean {
  if (issuer === null) return !server.authorization_response_iss_parameter_supported;
  if (issuer === server.issuer) return true;
  // Where no issuer is configured, it may also be where the authorization endpoint lives.
  return !('issuer' in authorizationServer) && issuer === new URL(authorizationServer.authorizeUrl).origin;
}

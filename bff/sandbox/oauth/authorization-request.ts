import type { ConsentRequests } from '../grants/consent-requests.ts';
import { type SandboxClient, type SandboxSettings, scope } from '../settings.ts';
import { AuthorizationError, UntrustedRequest } from './authorization-errors.ts';

/** An authorization request that passed every check. `state` is returned as it came. (RFC 6749 §4.1.1, RFC 7636 §4.3) */
export interface AuthorizationRequest {
  clientId: string;
  /** Of the consent that a third party has asked for beforehand. */
  consentId: string | null;
  redirectUri: string;
  state: string | null;
  codeChallenge: string;
}

/** Against which a request is checked. */
interface Registry {
  settings: SandboxSettings;
  consentRequests: ConsentRequests;
}

/** Throws `UntrustedRequest` where nothing may be sent to the redirect URI, else `AuthorizationError`. */
export function readAuthorizationRequest(
  query: URLSearchParams,
  { settings: { clients, redirectUris }, consentRequests }: Registry,
): AuthorizationRequest {
  const client = clients.find(({ clientId }) => clientId === query.getAll('client_id').join());
  if (client === undefined) throw new UntrustedRequest('invalid_client', 401);
  const redirectUri = query.getAll('redirect_uri').join();
  if (!redirectUris.includes(redirectUri)) throw new UntrustedRequest('invalid_redirect_uri', 400);

  const state = query.get('state');
  const refuse = (error: string, description: string) =>
    new AuthorizationError({ redirectUri, state, parameters: { error, error_description: description } });

  if (hasRepeated(query)) throw refuse('invalid_request', 'A parameter is repeated');
  const responseType = query.get('response_type');
  if (responseType === null) throw refuse('invalid_request', 'response_type is missing');
  if (responseType !== 'code') throw refuse('unsupported_response_type', 'response_type must be code');
  const consentId = readConsentId(query.get('scope') ?? '', client, consentRequests);
  if (consentId === undefined) throw refuse('invalid_scope', 'The scope is not that of this application');
  if (query.get('code_challenge_method') !== 'S256') {
    throw refuse('invalid_request', 'code_challenge_method must be S256');
  }
  const codeChallenge = query.get('code_challenge') ?? '';
  if (!/^[\w-]{43}$/.test(codeChallenge))
    throw refuse('invalid_request', 'code_challenge is missing or malformed');
  return { clientId: client.clientId, consentId, redirectUri, state, codeChallenge };
}

/** Of the consent that a third party has asked for, null for a final consumer; undefined where the scope does not fit. */
function readConsentId(
  asked: string,
  client: SandboxClient,
  consentRequests: ConsentRequests,
): string | null | undefined {
  if (client.usage === 'final-consumer') return asked === scope ? null : undefined;
  const [name, consentId = ''] = asked.split(':', 2);
  const isWaiting = consentRequests.find(client, consentId)?.decision === 'received';
  return name === scope && isWaiting ? consentId : undefined;
}

const hasRepeated = (query: URLSearchParams): boolean => new Set(query.keys()).size !== query.size;

import { generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi';
import type { OAuthBank } from '../config/config.ts';
import { encodeUtf8, hash } from '../session/bytes.ts';
import type { ReadServer } from './authorization-servers.ts';
import type { PushAuthorizationRequest } from './pushed-authorization-request.ts';

/** The address to send the browser to, and what must stay behind until it comes back. */
interface AuthorizationRequest {
  authorizationUrl: string;
  /** 256 random bits. */
  state: string;
  codeVerifier: string;
}

/** Throws what `ReadServer` and `PushAuthorizationRequest` throw. */
export type CreateAuthorizationRequest = (bank: OAuthBank, scope?: string) => Promise<AuthorizationRequest>;

export interface AuthorizationRequestDependencies {
  readServer: ReadServer;
  push: PushAuthorizationRequest;
}

/**
 * Asks for an authorization code, with proof key (RFC 6749 §4.1.1, RFC 7636 §4.2). Where the server takes the request
 * itself, the address holds nothing but a reference to it (RFC 9126 §4).
 */
export function authorizationRequests({
  readServer,
  push,
}: AuthorizationRequestDependencies): CreateAuthorizationRequest {
  return async (bank, scope = bank.scope) => {
    const server = await readServer(bank);
    const state = generateRandomState();
    const codeVerifier = generateRandomCodeVerifier();
    const request = {
      response_type: 'code',
      client_id: bank.clientId,
      redirect_uri: bank.redirectUri,
      scope,
      state,
      code_challenge: await hash(encodeUtf8(codeVerifier)),
      code_challenge_method: 'S256',
    };
    const isPushed = server.pushed_authorization_request_endpoint !== undefined;
    const parameters = isPushed
      ? { client_id: bank.clientId, request_uri: await push(bank, server, request) }
      : request;
    const url = new URL(server.authorization_endpoint);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return { authorizationUrl: url.href, state, codeVerifier };
  };
}

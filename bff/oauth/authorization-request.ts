import { generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi';
import type { BankConfig } from '../config/config.ts';
import { encodeUtf8, hash } from '../session/bytes.ts';

/** The address to send the browser to, and what must stay behind until it comes back. */
export interface AuthorizationRequest {
  authorizationUrl: string;
  /** 256 random bits. */
  state: string;
  codeVerifier: string;
}

/** Asks for an authorization code, with proof key. (RFC 6749 §4.1.1, RFC 7636 §4.2) */
export async function createAuthorizationRequest(bank: BankConfig): Promise<AuthorizationRequest> {
  const state = generateRandomState();
  const codeVerifier = generateRandomCodeVerifier();
  const url = new URL(bank.authorizeUrl);
  const parameters = {
    response_type: 'code',
    client_id: bank.clientId,
    redirect_uri: bank.redirectUri,
    scope: bank.scope,
    state,
    code_challenge: await hash(encodeUtf8(codeVerifier)),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { authorizationUrl: url.href, state, codeVerifier };
}

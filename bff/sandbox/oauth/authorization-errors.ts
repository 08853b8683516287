import type { AuthorizationResponse } from './authorization-response.ts';

/** The client or the redirect URI is not known: the person is told here, and sent nowhere. (RFC 6749 §4.1.2.1) */
export class UntrustedRequest extends Error {
  override readonly name = 'UntrustedRequest';
  readonly code: 'invalid_client' | 'invalid_redirect_uri';
  readonly status: 400 | 401;

  constructor(code: UntrustedRequest['code'], status: UntrustedRequest['status']) {
    super(code);
    this.code = code;
    this.status = status;
  }
}

/** An error that the client is told of by the redirect. (RFC 6749 §4.1.2.1) */
export class AuthorizationError extends Error {
  override readonly name = 'AuthorizationError';
  readonly response: AuthorizationResponse;

  constructor(response: AuthorizationResponse) {
    super('The authorization request is refused');
    this.response = response;
  }
}

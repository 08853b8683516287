type TokenErrorCode =
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'invalid_scope'
  | 'unauthorized_client'
  | 'unsupported_grant_type';

/** A refusal of the token endpoint; `invalid_client` is 401, all others 400. (RFC 6749 §5.2) */
export class TokenError extends Error {
  override readonly name = 'TokenError';
  readonly code: TokenErrorCode;
  readonly description: string;

  constructor(code: TokenErrorCode, description: string) {
    super(description);
    this.code = code;
    this.description = description;
  }
}

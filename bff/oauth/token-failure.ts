/**
 * Why the token endpoint gave no tokens. `refused`: the grant is not, or no longer, good. `client-rejected`: an
 * operator's error. `passing`: another try later may succeed. `unexplained`: rejected for another reason, or for none
 * that OAuth knows: some servers say no more of a grant that has ended. `misbehaved`: no answer in OAuth's terms.
 */
export type TokenFailureKind = 'refused' | 'client-rejected' | 'passing' | 'unexplained' | 'misbehaved';

export class TokenFailure extends Error {
  override readonly name = 'TokenFailure';
  readonly kind: TokenFailureKind;
  /** Seconds, where the bank named them. */
  readonly retryAfter: number | null;

  constructor(
    kind: TokenFailureKind,
    { retryAfter = null, cause }: { retryAfter?: number | null; cause?: unknown } = {},
  ) {
    super(kind, { cause });
    this.kind = kind;
    this.retryAfter = retryAfter;
  }
}

const passingStatuses = new Set([408, 425, 429]);
const clientErrors = new Set(['invalid_client', 'unauthorized_client']);

/** Whether the same request may succeed a little later. */
export const mayPass = (status: number): boolean => status >= 500 || passingStatuses.has(status);

/**
 * Names an answer by its status and the `error` that it may hold. (RFC 6749 §5.2) The status comes first: a server that
 * fails, or has too much to do, knows nothing of the grant, whatever it writes.
 */
export function nameTokenFailure(status: number, error: string | null): TokenFailureKind {
  if (mayPass(status)) return 'passing';
  if (error === 'invalid_grant') return 'refused';
  if (error !== null && clientErrors.has(error)) return 'client-rejected';
  if (status === 401) return 'client-rejected';
  return status === 400 ? 'unexplained' : 'misbehaved';
}

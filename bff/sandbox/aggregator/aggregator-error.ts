import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A refusal in the aggregator's shape: `{ "message", "code", "error", "detail" }`. */
export class AggregatorError extends Error {
  override readonly name = 'AggregatorError';
  readonly status: ContentfulStatusCode;
  readonly error: string;

  constructor(status: ContentfulStatusCode, error: string, message: string) {
    super(message);
    this.status = status;
    this.error = error;
  }
}

export function answerError(failure: Error, c: Context): Response {
  if (!(failure instanceof AggregatorError)) throw failure;
  const { status, error, message } = failure;
  return c.json({ message, code: status, error, detail: message }, status);
}

import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A refusal of the data API in its own shape: `{ "errorCode", "errorDescription" }`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: ContentfulStatusCode;
  readonly errorCode: string;

  constructor(status: ContentfulStatusCode, errorCode: string, description: string) {
    super(description);
    this.status = status;
    this.errorCode = errorCode;
  }
}

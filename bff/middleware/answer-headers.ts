// The headers that every answer of the API carries, set before anything can go wrong.
import type { MiddlewareHandler } from 'hono';
import { requestIdHeader } from '../../shared/endpoints.ts';
import type { AppEnv } from './app-env.ts';
import { securityHeaders } from './security-headers.ts';

/** A request id from outside is not taken over: it would let anybody write into the log. */
export function answerHeaders(appOrigin: string): MiddlewareHandler<AppEnv> {
  const headers = Object.entries({ ...securityHeaders(appOrigin), 'Cache-Control': 'no-store' });
  return (c, next) => {
    const requestId = crypto.randomUUID();
    c.set('requestId', requestId);
    c.header(requestIdHeader, requestId);
    for (const [name, value] of headers) c.header(name, value);
    return next();
  };
}

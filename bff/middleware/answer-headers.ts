// The headers that every answer of the API carries.
import type { Context, MiddlewareHandler } from 'hono';
import { requestIdHeader } from '../../shared/endpoints.ts';
import type { AppEnv } from './app-env.ts';
import { securityHeaders } from './security-headers.ts';

/** A request id from outside is not taken over: it would let anybody write into the log. */
export function answerHeaders(appOrigin: string): MiddlewareHandler<AppEnv> {
  const same = { ...securityHeaders(appOrigin), 'Cache-Control': 'no-store' };
  return async (c, next) => {
    const requestId = crypto.randomUUID();
    const headers = { [requestIdHeader]: requestId, ...same };
    c.set('requestId', requestId);
    c.set('answerHeaders', headers);
    await next();
    if (c.res === c.get('complete')) return;
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  };
}

/**
 * An answer with all of its headers from the start: on Node, setting them one by one afterwards costs a tenth of a read.
 * What was set on the context before is not in it.
 */
export function answerComplete(
  c: Context<AppEnv>,
  body: BodyInit | null,
  headers: Readonly<Record<string, string>>,
): Response {
  const answer = new Response(body, { headers: { ...c.get('answerHeaders'), ...headers } });
  c.set('complete', answer);
  return answer;
}

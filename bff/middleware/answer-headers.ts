// The headers that every answer of the API carries.
import type { Context, MiddlewareHandler } from 'hono';
import { requestIdHeader } from '../../shared/endpoints.ts';
import type { AppEnv } from './app-env.ts';
import { securityHeaders } from './security-headers.ts';

/** Is told of every request that begins; what it returns is called when the answer's head is known. */
export type WatchAnswer = (c: Context<AppEnv>) => () => void;

/**
 * A request id from outside is not taken over: it would let anybody write into the log. `watch` is no middleware of its
 * own because each layer of it costs every read.
 */
export function answerHeaders(appOrigin: string, watch: WatchAnswer): MiddlewareHandler<AppEnv> {
  const same = { ...securityHeaders(appOrigin), 'Cache-Control': 'no-store' };
  return async (c, next) => {
    c.set('requestId', crypto.randomUUID());
    c.set('answerHeaders', same);
    const end = watch(c);
    await next();
    end();
    if (c.res === c.get('complete')) return;
    for (const [name, value] of Object.entries(headersOf(c))) c.res.headers.set(name, value);
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
  const answer = new Response(body, { headers: { ...headersOf(c), ...headers } });
  c.set('complete', answer);
  return answer;
}

const headersOf = (c: Context<AppEnv>) => ({
  [requestIdHeader]: c.get('requestId'),
  ...c.get('answerHeaders'),
});

import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { nameMethod } from '../method-name.ts';
import type { Tracer } from '../tracer.ts';
import type { AppEnv } from './app-env.ts';

/**
 * One span for each request, to the head of its answer. It begins its own trace: a `traceparent` from outside is not
 * taken over, because anybody can send one.
 */
export function serverSpan(tracer: Tracer): MiddlewareHandler<AppEnv> {
  return (c, next) => {
    const method = nameMethod(c.req.method);
    const attributes = { 'http.request.method': method };
    return tracer.inSpan({ kind: 'server', name: method, attributes }, async (span) => {
      await next();
      const route = routePath(c, -1);
      const code = c.get('problem')?.code;
      const { status } = c.res;
      span.rename(`${method} ${route}`);
      span.set({ 'http.route': route, 'http.response.status_code': status });
      if (code !== undefined) span.set({ 'error.type': code });
      if (status >= 500) span.fail();
    });
  };
}

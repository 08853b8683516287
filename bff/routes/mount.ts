import type { Hono, MiddlewareHandler } from 'hono';
import type { AppEnv } from '../middleware/app-env.ts';
import { Problem } from '../problem.ts';

/** Guards stand before the known paths alone: what is not there at all is `not_found` to everybody. */
export function mount(
  app: Hono<AppEnv>,
  parts: readonly Hono<AppEnv>[],
  guards: readonly MiddlewareHandler<AppEnv>[],
): void {
  const methodsOf = Map.groupBy(
    parts.flatMap(({ routes }) => routes),
    ({ path }) => path,
  );
  for (const path of methodsOf.keys()) app.use(path, ...guards);
  for (const part of parts) app.route('/', part);
  for (const [path, routes] of methodsOf) app.all(path, refuseMethod(routes.map(({ method }) => method)));
}

/** (RFC 9110 §15.5.6) */
function refuseMethod(allowed: readonly string[]): MiddlewareHandler<AppEnv> {
  const allow = allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
  return (c) => {
    c.header('Allow', allow);
    throw new Problem('method_not_allowed');
  };
}

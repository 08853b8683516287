import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.ts';

/** Throws the `Problem` of a request that may not go on. */
export type Check = (c: Context<AppEnv>) => void;

/** All of them as one middleware, since each layer of middleware costs every read. */
export function runChecks(...checks: readonly Check[]): MiddlewareHandler<AppEnv> {
  return (c, next) => {
    for (const check of checks) check(c);
    return next();
  };
}

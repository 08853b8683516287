import type { Config, Limit, LimitName } from '../config/config.ts';
import { createLimiter, type Limiter, type ShareCalls } from './limiter.ts';

/** Null where nothing is limited. */
export type Limits = Readonly<Record<LimitName, Limiter | null>>;

/** Through what several instances count together. */
export type ShareLimit = (name: LimitName, limit: Limit) => ShareCalls;

/** Without `share` each process, or isolate, counts for itself. */
export function createLimits(limits: Config['limits'], share?: ShareLimit): Limits {
  const create = (name: LimitName) => {
    const limit = limits[name];
    return limit && createLimiter(limit, share?.(name, limit));
  };
  return {
    data: create('data'),
    signIn: create('signIn'),
    session: create('session'),
    refused: create('refused'),
  };
}

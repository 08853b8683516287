import type { Config, Limit, LimitName } from '../config/config.ts';
import { createLimiter, type Limiter, type ShareCalls } from './limiter.ts';

/** Null where nothing is limited. */
export type Limits = Readonly<Record<LimitName, Limiter | null>>;

/** Through what several instances count together. */
export type ShareLimit = (name: LimitName, limit: Limit) => ShareCalls;

export interface LimitsDependencies {
  now: () => number;
  /** Without it each process, or isolate, counts for itself. */
  share?: ShareLimit | undefined;
}

export function createLimits(limits: Config['limits'], { now, share }: LimitsDependencies): Limits {
  const create = (name: LimitName) => {
    const limit = limits[name];
    return limit && createLimiter(limit, { now, share: share?.(name, limit) });
  };
  return {
    data: create('data'),
    signIn: create('signIn'),
    session: create('session'),
    refused: create('refused'),
  };
}

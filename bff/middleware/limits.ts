import type { Context, MiddlewareHandler } from 'hono';
import type { LimitName } from '../config/config.ts';
import type { IpRange } from '../config/ip-address.ts';
import { findClientAddress, formatAddressKey } from '../limits/client-address.ts';
import type { Limits } from '../limits/limits.ts';
import type { Log } from '../log.ts';
import { Problem } from '../problem.ts';
import type { AppEnv } from './app-env.ts';

/** Counts a call under a key. Throws `rate_limited` beyond the limit. */
export type CountCall = (c: Context<AppEnv>, key: string) => void;

/** Neither the log nor the answer names the key: it is an address, or a session. */
export function createCountCall(name: LimitName, { limits, log }: { limits: Limits; log: Log }): CountCall {
  return (c, key) => {
    const refusal = limits[name]?.take(key);
    if (!refusal) return;
    c.set('beyondLimit', true);
    if (refusal.isFirst) log('warn', 'limit_exceeded', { requestId: c.get('requestId'), limit: name });
    throw new Problem('rate_limited', { retryAfter: Math.max(1, Math.ceil(refusal.waitMs / 1000)) });
  };
}

/** Counts a call under its client's address. Throws `rate_limited` beyond the limit. */
export type LimitCalls = (c: Context<AppEnv>) => void;

export const limitByAddress =
  (countCall: CountCall, trustedProxies: readonly IpRange[]): LimitCalls =>
  (c) =>
    countCall(c, formatAddressKey(readClientAddress(c, trustedProxies)));

/** Counts every call before it goes on. */
export const limitFirst =
  (limitCalls: LimitCalls): MiddlewareHandler<AppEnv> =>
  (c, next) => {
    limitCalls(c);
    return next();
  };

/** Null where it cannot be known. */
export function readClientAddress(c: Context<AppEnv>, trustedProxies: readonly IpRange[]) {
  const { clientAddress, incoming } = c.env ?? {};
  if (clientAddress !== undefined) return findClientAddress({ peer: clientAddress, forwardedFor: '' }, []);
  const peer = incoming?.socket.remoteAddress;
  return findClientAddress({ peer, forwardedFor: c.req.header('X-Forwarded-For') }, trustedProxies);
}

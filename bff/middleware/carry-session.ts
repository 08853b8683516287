import type { MiddlewareHandler } from 'hono';
import type { Sessions } from '../session/sessions.ts';
import type { AppEnv } from './app-env.ts';

/**
 * Where the cookie itself holds the session, each answer brings the browser the newest, failures included. One that
 * sets or clears that cookie already is left as it is.
 */
export function carrySession(sessions: Pick<Sessions, 'carry'>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    const open = c.get('session');
    const setCookie = open ? sessions.carry(open) : null;
    if (setCookie === null) return;
    const isThere = c.res.headers.getSetCookie().some((other) => nameOf(other) === nameOf(setCookie));
    if (!isThere) c.res.headers.append('Set-Cookie', setCookie);
  };
}

const nameOf = (setCookie: string): string => setCookie.slice(0, setCookie.indexOf('='));

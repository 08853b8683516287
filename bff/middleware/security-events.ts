import type { Context } from 'hono';
import { endpoints } from '../../shared/endpoints.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { Log, LogEvent, LogFields } from '../log.ts';
import type { AppEnv } from './app-env.ts';

const signInFailures: ReadonlySet<ProblemCode> = new Set([
  'authorization_denied',
  'authorization_unknown',
  'authorization_failed',
  'token_exchange_failed',
  'session_full',
  'client_rejected',
  'bank_unavailable',
  'bank_misbehaved',
  'session_store_unavailable',
]);

/**
 * What a refused request has to do with security, when the answer is known: one line in the place of its own, while all
 * events are counted. False where it is none, or beyond a limit. What has been done (sign-ins, refreshes) is logged where
 * it is done.
 */
export function logSecurityEvents(c: Context<AppEnv>, log: Log, fields: LogFields): boolean {
  const [told, ...others] = fields.code === 'rate_limited' ? [] : findSecurityEvents(c, fields.code);
  if (told === undefined) return false;
  log('warn', told, fields);
  for (const event of others) log('debug', event, fields);
  return true;
}

function* findSecurityEvents(c: Context<AppEnv>, code: ProblemCode | undefined): Generator<LogEvent> {
  if (code === 'not_first_party') yield 'not_first_party_refused';
  if (c.get('foreignCookie')) yield 'cookie_not_opened';
  if (code !== undefined && c.req.path === endpoints.callback && signInFailures.has(code))
    yield 'sign_in_failed';
}

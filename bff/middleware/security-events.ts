import type { Context } from 'hono';
import { endpoints } from '../../shared/endpoints.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { Log, LogEvent, LogFields } from '../log.ts';
import type { AppEnv } from './app-env.ts';
import { refusals } from './refusals.ts';

/**
 * What a refused request has to do with security, when the answer is known: one line in the place of its own, while all
 * events are counted. False where it is none, or beyond a limit. What has been done (sign-ins, refreshes) is logged where
 * it is done.
 */
export function logSecurityEvents(c: Context<AppEnv>, log: Log, fields: LogFields): boolean {
  const [told, ...others] = c.get('beyondLimit') ? [] : findSecurityEvents(c, fields.code);
  if (told === undefined) return false;
  log('warn', told, fields);
  for (const event of others) log('debug', event, fields);
  return true;
}

function* findSecurityEvents(c: Context<AppEnv>, code: ProblemCode | undefined): Generator<LogEvent> {
  if (code === 'not_first_party') yield 'not_first_party_refused';
  if (c.get('foreignCookie')) yield 'cookie_not_opened';
  const hasFailed = code !== undefined && !refusals.has(code);
  if (hasFailed && c.req.path === endpoints.callback) yield 'sign_in_failed';
}

import type { Context } from 'hono';
import { endpoints } from '../../shared/endpoints.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { Log } from '../log.ts';
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
 * What a refused request has to do with security, however many places noticed it: each event once, when the answer is
 * known. What has been done (sign-ins, refreshes) is logged where it is done.
 */
export function logSecurityEvents(c: Context<AppEnv>, log: Log): void {
  const requestId = c.get('requestId');
  const code = c.get('problem')?.code;
  if (c.get('foreignCookie')) log('warn', 'cookie_not_opened', { requestId });
  if (code === 'not_first_party') log('warn', 'not_first_party_refused', { requestId });
  if (code !== undefined && c.req.path === endpoints.callback && signInFailures.has(code))
    log('warn', 'sign_in_failed', { requestId, code });
}

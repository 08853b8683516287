import { routePath } from 'hono/route';
import { describeCause, type Log } from '../log.ts';
import type { WatchAnswer } from './answer-headers.ts';
import { logSecurityEvents } from './security-events.ts';

/** One line for each request, written when its answer's head is known. */
export function requestLog(log: Log, now: () => number): WatchAnswer {
  return (c) => {
    const startedAt = now();
    return () => {
      const endedAt = now();
      const problem = c.get('problem');
      const bankAskedAt = c.get('bankAskedAt');
      const status = c.res.status;
      logSecurityEvents(c, log);
      log(status < 500 ? 'info' : 'error', 'request', {
        requestId: c.get('requestId'),
        method: c.req.method,
        route: routePath(c, -1),
        status,
        code: problem?.code,
        durationMs: endedAt - startedAt,
        bankDurationMs: bankAskedAt === undefined ? undefined : endedAt - bankAskedAt,
        ...describeCause(problem?.cause),
      });
    };
  };
}

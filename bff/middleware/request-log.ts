import { routePath } from 'hono/route';
import { describeCause, type Log, type LogFields } from '../log.ts';
import type { WatchAnswer } from './answer-headers.ts';
import { logSecurityEvents } from './security-events.ts';

/**
 * One line for each request, written when its answer's head is known: that of a security event where it is one, and none
 * where the request was beyond a limit of ours, of which the first was told.
 */
export function requestLog(log: Log, now: () => number): WatchAnswer {
  return (c) => {
    const startedAt = now();
    return () => {
      const endedAt = now();
      const problem = c.get('problem');
      const bankAskedAt = c.get('bankAskedAt');
      const status = c.res.status;
      const fields: LogFields = {
        requestId: c.get('requestId'),
        method: c.req.method,
        route: routePath(c, -1),
        status,
        code: problem?.code,
        durationMs: endedAt - startedAt,
        bankDurationMs: bankAskedAt === undefined ? undefined : endedAt - bankAskedAt,
        ...describeCause(problem?.cause),
      };
      const isTold = logSecurityEvents(c, log, fields) || c.get('beyondLimit') === true;
      log(chooseLevel(status, isTold), 'request', fields);
    };
  };
}

function chooseLevel(status: number, isTold: boolean) {
  if (status >= 500) return 'error';
  return isTold ? 'debug' : 'info';
}

import type { Context, MiddlewareHandler, Next } from 'hono';
import type { Bank } from '../bank.ts';
import type { Disturbance } from './disturbances.ts';
import { buildReplacement, cutOff } from './disturbed-answer.ts';
import type { Call, Endpoint } from './journal.ts';

/** Writes the call into the journal, and lets the next disturbance that was ordered for it happen. */
export function observe(
  { journal, disturbances }: Pick<Bank, 'journal' | 'disturbances'>,
  endpoint: Endpoint,
): MiddlewareHandler {
  return async (c, next) => {
    const call = await readCall(c, endpoint);
    journal.write(call);
    const disturbance = disturbances.take({ endpoint, page: c.req.query('page') });
    if (disturbance === null) await next();
    else await happen(disturbance, { c, next, reset: disturbances.signal() });
    call.status = c.res.status;
  };
}

interface Occasion {
  c: Context;
  next: Next;
  /** Aborted when the levers are reset. */
  reset: AbortSignal;
}

async function happen(disturbance: Disturbance, { c, next, reset }: Occasion): Promise<void> {
  switch (disturbance.kind) {
    case 'slow':
      await wait(AbortSignal.any([c.req.raw.signal, reset]), disturbance.ms);
      return next();
    case 'hang':
      await wait(AbortSignal.any([c.req.raw.signal, reset]));
      c.res = new Response(null, { status: 503 });
      return;
    case 'cut-off':
      await next();
      c.res = await cutOff(c.res, disturbance.afterBytes);
      return;
    default:
      c.res = buildReplacement(disturbance);
  }
}

async function readCall(c: Context, endpoint: Endpoint): Promise<Call> {
  const form = endpoint === 'token' ? new URLSearchParams(await c.req.text()) : null;
  return {
    endpoint,
    grantType: form?.get('grant_type') ?? null,
    requestId: c.req.header('X-Request-ID') ?? null,
    status: null,
  };
}

/** Until the time is over, for ever where none is given, or until the caller leaves or the levers are reset. */
function wait(signal: AbortSignal, ms?: number): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = ms === undefined ? undefined : setTimeout(finish, ms);
    signal.addEventListener('abort', finish, { once: true });
    function finish() {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    }
  });
}

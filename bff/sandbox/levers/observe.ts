import type { Context, MiddlewareHandler } from 'hono';
import type { Bank } from '../bank.ts';
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
    const disturbance = disturbances.take(endpoint);
    const signal = AbortSignal.any([c.req.raw.signal, disturbances.signal()]);
    switch (disturbance?.kind) {
      case undefined:
        await next();
        break;
      case 'slow':
        await wait(signal, disturbance.ms);
        await next();
        break;
      case 'hang':
        await wait(signal);
        c.res = new Response(null, { status: 503 });
        break;
      case 'cut-off':
        await next();
        c.res = await cutOff(c.res, disturbance.afterBytes);
        break;
      default:
        c.res = buildReplacement(disturbance);
    }
    call.status = c.res.status;
  };
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

// Cloudflare Workers. (Their documentation: fetch handler, context)
import { createWebHandler, type WebHandler } from './web-handler.ts';

interface ExecutionContext {
  waitUntil(work: Promise<unknown>): void;
}

let answer: WebHandler | undefined;

export default {
  fetch(
    request: Request,
    env: Readonly<Record<string, unknown>>,
    context: ExecutionContext,
  ): Promise<Response> {
    answer ??= createWebHandler(env, fetchUncached);
    return answer(request, {
      waitUntil: (work) => context.waitUntil(work),
      clientAddress: request.headers.get('CF-Connecting-IP') ?? undefined,
    });
  },
};

/** What a Worker fetches passes by the platform's cache, which belongs to everybody. */
const fetchUncached = (request: Request): Promise<Response> => fetch(request, { cache: 'no-store' });

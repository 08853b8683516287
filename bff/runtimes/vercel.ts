// Vercel Functions on Node, as a web handler. (Their documentation: fetch export; package @vercel/functions)
import { createWebHandler, type WebHandler } from './web-handler.ts';

interface PlatformContext {
  waitUntil?(work: Promise<unknown>): void;
}

let answer: WebHandler | undefined;

export default {
  fetch(request: Request): Promise<Response> {
    answer ??= createWebHandler(process.env);
    const context = readPlatformContext();
    return answer(request, {
      waitUntil: (work) => context?.waitUntil?.(work),
      clientAddress: request.headers.get('X-Real-IP') ?? undefined,
    });
  },
};

/** Where the platform leaves it for its own package, whose `waitUntil` does no more than this. */
function readPlatformContext(): PlatformContext | undefined {
  const holder: { get(): PlatformContext | undefined } | undefined = Reflect.get(
    globalThis,
    Symbol.for('@vercel/request-context'),
  );
  return holder?.get();
}

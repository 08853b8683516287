import { RequestError } from '@hono/node-server';
import { securityHeaders } from '../middleware/security-headers.ts';

/** For what is no request that the application could see, such as one whose Host is no name of a host: status alone. */
export const answerBrokenRequest =
  (appOrigin: string) =>
  (error: unknown): Response =>
    new Response(null, {
      status: error instanceof RequestError ? 400 : 500,
      headers: { ...securityHeaders(appOrigin), 'Cache-Control': 'no-store' },
    });

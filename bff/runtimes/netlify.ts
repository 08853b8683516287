// Netlify Functions. (Their documentation: function signature, context)
import { createWebHandler, type WebHandler } from './web-handler.ts';

interface FunctionContext {
  ip: string;
  waitUntil(work: Promise<unknown>): void;
}

let answer: WebHandler | undefined;

export default (request: Request, context: FunctionContext): Promise<Response> => {
  answer ??= createWebHandler(process.env);
  return answer(request, {
    waitUntil: (work) => context.waitUntil(work),
    clientAddress: context.ip,
  });
};

export const config = { path: '/bff/*' };

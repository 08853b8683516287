import type { Tracer } from '../tracer.ts';
import type { BankTransport } from './transport.ts';

/**
 * One span for every attempt at a call, to the head of its answer. It says what the bank is asked for, not at which
 * address, which holds an account's id; and the bank is not told of the trace.
 */
export function traceCalls(transport: BankTransport, tracer: Tracer): BankTransport {
  return {
    codings: transport.codings,
    send(request) {
      const { call, method, url } = request;
      const attributes = {
        'http.request.method': method,
        'server.address': new URL(url).hostname,
        'konto.bank.call': call,
      };
      return tracer.inSpan({ kind: 'client', name: `${method} ${call}`, attributes }, async (span) => {
        const response = await transport.send(request);
        span.set({ 'http.response.status_code': response.status });
        if (response.status >= 400) {
          span.set({ 'error.type': String(response.status) });
          span.fail();
        }
        return response;
      });
    },
  };
}

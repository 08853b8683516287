import type { Log } from '../log.ts';
import type { BankTransport } from './transport.ts';

/** Notes every attempt at a call, with the time to the head of its answer: what is asked for, never its address. */
export function logCalls(
  transport: BankTransport,
  { log, now }: { log: Log; now: () => number },
): BankTransport {
  return {
    codings: transport.codings,
    send(request) {
      const { call, method } = request;
      const startedAt = now();
      const note = (answer: { status?: number }) =>
        log('debug', 'bank_request', { call, method, ...answer, durationMs: now() - startedAt });
      const sending = transport.send(request);
      sending.then(
        ({ status }) => note({ status }),
        () => note({}),
      );
      return sending;
    },
  };
}

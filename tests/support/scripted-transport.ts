import type {
  BankBody,
  BankRequest,
  BankResponse,
  BankTransport,
  CallSignal,
} from '../../bff/bank/transport.ts';
import { encodeUtf8 } from '../../bff/session/bytes.ts';

/** An answer of a scripted bank; an `Error` in the place of a piece breaks the body off. */
export interface ScriptedAnswer {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body?: string | readonly (string | Error)[];
}

/** `'hang'` never answers; an `Error` breaks before the head. */
export type Script = readonly (ScriptedAnswer | Error | 'hang')[];

export interface ScriptedTransport extends BankTransport {
  requests: BankRequest[];
  /** How many bodies were left before their end. */
  cancelled(): number;
}

/** A bank that answers as it is told, one request after the other; the last answer repeats. */
export function createScriptedTransport(script: Script): ScriptedTransport {
  const requests: BankRequest[] = [];
  let cancelled = 0;

  const body = (given: ScriptedAnswer['body'] = '{}'): BankBody => {
    const pieces = typeof given === 'string' ? [given] : [...given];
    return {
      whole: () => (typeof given === 'string' && pieces.length === 1 ? encodeUtf8(given) : null),
      async next() {
        const piece = pieces.shift();
        if (piece instanceof Error) throw piece;
        return piece === undefined ? null : encodeUtf8(piece);
      },
      cancel() {
        cancelled += 1;
      },
    };
  };
  return {
    codings: ['gzip', 'br', 'zstd'],
    requests,
    cancelled: () => cancelled,
    async send(request): Promise<BankResponse> {
      const step = script[Math.min(requests.length, script.length - 1)];
      requests.push(request);
      if (step === 'hang') return rejectOnAbort(request.signal);
      if (step instanceof Error) throw step;
      const headers = new Headers({ 'Content-Type': 'application/json', ...step?.headers });
      return {
        status: step?.status ?? 200,
        header: (name) => headers.get(name),
        body: body(step?.body),
        decode: () => null,
      };
    },
  };
}

/** Waits for nothing but the abort. */
export const rejectOnAbort = (signal: CallSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

import type { BankBody, BankTransport, CallSignal, DecodeBody } from './transport.ts';

/**
 * The transport over a web-standard `fetch`: for runtimes without undici, and for a bank that lives in the process, whose
 * answers nobody has decoded: `decode` does.
 */
export function createFetchTransport(
  fetch: (request: Request) => Response | Promise<Response>,
  decode?: DecodeBody,
): BankTransport {
  const isUndone = ({ headers }: Response, name: string) =>
    decode === undefined && headers.has('content-encoding') && undone.has(name);
  return {
    async send({ method, url, headers, body = null, signal }) {
      const abort = toAbortSignal(signal);
      const request = new Request(url, { method, headers, body, signal: abort, redirect: 'manual' });
      const response = await fetch(request);
      abort.throwIfAborted();
      return {
        status: response.status,
        header: (name) => (isUndone(response, name) ? null : response.headers.get(name)),
        body: createBody(response.body, abort),
        decode: decode ?? (() => null),
      };
    },
  };
}

function toAbortSignal(signal: CallSignal): AbortSignal {
  if (signal instanceof AbortSignal) return signal;
  const controller = new AbortController();
  const abort = () => controller.abort(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return controller.signal;
}

/** `fetch` decodes what a bank has encoded; its head then speaks of what is no more. */
const undone: ReadonlySet<string> = new Set(['content-encoding', 'content-length']);

function createBody(stream: Response['body'], signal: AbortSignal): BankBody {
  const reader = stream?.getReader();
  const cancel = () => void reader?.cancel().catch(() => {});
  return {
    async next() {
      const result = await reader?.read();
      signal.throwIfAborted();
      return result?.value ?? null;
    },
    whole: () => null,
    cancel,
  };
}

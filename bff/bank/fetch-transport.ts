import type { BankBody, BankTransport, CallSignal } from './transport.ts';

/** The transport over a web-standard `fetch`: for runtimes without undici, and for a bank that lives in the process. */
export function createFetchTransport(
  fetch: (request: Request) => Response | Promise<Response>,
): BankTransport {
  return {
    async send({ method, url, headers, body = null, signal }) {
      const abort = toAbortSignal(signal);
      const request = new Request(url, { method, headers, body, signal: abort, redirect: 'manual' });
      const response = await fetch(request);
      abort.throwIfAborted();
      return {
        status: response.status,
        header: (name) => (undone(response).includes(name) ? null : response.headers.get(name)),
        body: createBody(response.body, abort),
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

/** `fetch` decodes what a bank has encoded against our wish; its head then speaks of what is no more. */
const undone = ({ headers }: Response): readonly string[] =>
  headers.has('content-encoding') ? ['content-encoding', 'content-length'] : [];

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

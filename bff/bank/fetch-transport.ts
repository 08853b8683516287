import type { BankBody, BankTransport } from './transport.ts';

/** The transport over a web-standard `fetch`: for runtimes without undici, and for a bank that lives in the process. */
export function createFetchTransport(
  fetch: (request: Request) => Response | Promise<Response>,
): BankTransport {
  return {
    async send({ method, url, headers, body = null, signal }) {
      const request = new Request(url, { method, headers, body, signal, redirect: 'manual' });
      const response = await fetch(request);
      signal.throwIfAborted();
      return {
        status: response.status,
        header: (name) => (undone(response).includes(name) ? null : response.headers.get(name)),
        body: createBody(response.body, signal),
      };
    },
  };
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
    cancel,
  };
}

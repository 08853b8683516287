import { readCoding, relayedCodings } from './content-coding.ts';
import type { BankBody, BankResponse, BankTransport, CallSignal, DecodeBody } from './transport.ts';

/**
 * The transport over a web-standard `fetch`: for runtimes without undici, and for a bank that lives in the process, whose
 * answers nobody has decoded: `decode` does.
 */
export function createFetchTransport(
  fetch: (request: Request) => Response | Promise<Response>,
  decode?: DecodeBody,
): BankTransport {
  return {
    codings: decode ? relayedCodings : decodedByFetch,
    async send({ method, url, headers, body = null, signal }) {
      const abort = toAbortSignal(signal);
      const request = new Request(url, { method, headers, body, signal: abort, redirect: 'manual' });
      const response = await fetch(request);
      abort.throwIfAborted();
      return {
        status: response.status,
        header: decode ? readHeader(response) : readDecodedHeader(response),
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

/** On every platform, asked for or not. Of another coding nobody knows whether it was decoded: it is not asked for. */
const decodedByFetch: readonly string[] = ['gzip', 'br'];

const readHeader =
  ({ headers }: Response): BankResponse['header'] =>
  (name) =>
    headers.get(name);

/** What `fetch` has decoded has a head that speaks of what is no more. */
function readDecodedHeader(response: Response): BankResponse['header'] {
  const header = readHeader(response);
  const isDecoded = decodedByFetch.includes(readCoding({ header }) ?? '');
  return (name) => (isDecoded && undone.has(name) ? null : header(name));
}

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

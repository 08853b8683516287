// Node's transport. undici's `dispatch` costs a quarter of what the global `fetch` does for a page of transactions.
import { Agent, type Dispatcher } from 'undici';
import type { Bytes } from '../session/bytes.ts';
import { relayedCodings } from './content-coding.ts';
import type { BankBody, BankResponse, BankTransport, CallSignal } from './transport.ts';
import { decodeByZlib } from './zlib-decoding.ts';

export interface UndiciTransport extends BankTransport {
  close(): Promise<void>;
}

export interface UndiciTransportOptions {
  connectLimitMs?: number;
  connections?: number;
  /** By default one that goes to the bank itself. */
  createAgent?: (options: AgentOptions) => Dispatcher;
}

export type AgentOptions = Pick<
  Agent.Options,
  'connect' | 'connections' | 'allowH2' | 'headersTimeout' | 'bodyTimeout' | 'pipelining'
>;

/** Pieces that wait for the relay; beyond it the bank has to wait. */
const waitingLimit = 64 * 1024;

/** To each bank: what is asked beyond it waits for its turn, within its own time limit. */
const mostBankConnections = 1_000;

/** Certificates are always verified; undici's own time limits are off, because the request's signal carries ours. */
export function createUndiciTransport({
  connectLimitMs = 3_000,
  connections = mostBankConnections,
  createAgent = (options) => new Agent(options),
}: UndiciTransportOptions = {}): UndiciTransport {
  const limits = {
    connect: { timeout: connectLimitMs },
    connections,
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  const keeping = createAgent(limits);
  // A read on a kept connection that the bank just closed is sent again. A token call cannot be: it gets a fresh one.
  const fresh = createAgent({ ...limits, pipelining: 0 });
  return {
    codings: relayedCodings,
    send({ method, url, headers, body = null, signal }) {
      const agent = method === 'GET' ? keeping : fresh;
      const pathAt = url.indexOf('/', url.indexOf('//') + 2);
      const request = { origin: url.slice(0, pathAt), path: url.slice(pathAt), method, headers, body };
      return new Promise((resolve, reject) => {
        agent.dispatch(request, createHandler(signal, resolve, reject));
      });
    },
    async close() {
      await Promise.all([keeping.destroy(), fresh.destroy()]);
    },
  };
}

function createHandler(
  signal: CallSignal,
  resolve: (response: BankResponse) => void,
  reject: (reason: unknown) => void,
): Dispatcher.DispatchHandler {
  let sending: Dispatcher.DispatchController | undefined;
  let body: ReceivedBody | undefined;
  const abort = () => {
    reject(signal.reason);
    sending?.abort(signal.reason as Error);
  };
  signal.addEventListener('abort', abort, { once: true });
  return {
    onRequestStart(controller) {
      sending = controller;
      if (signal.aborted) abort();
    },
    onResponseStart(controller, status, headers) {
      if (status < 200) return; // informational, e.g. 103: the answer follows
      body = receiveBody(controller);
      resolve({ status, header: (name) => headers[name]?.toString() ?? null, body, decode: decodeByZlib });
    },
    onResponseData: (_controller, chunk) => body?.push(chunk as Bytes), // undici's buffers are not shared memory
    onResponseEnd() {
      signal.removeEventListener('abort', abort);
      body?.end();
    },
    onResponseError(_controller, error) {
      signal.removeEventListener('abort', abort);
      reject(error);
      body?.fail(error);
    },
  };
}

interface ReceivedBody extends BankBody {
  push(piece: Bytes): void;
  end(): void;
  fail(error: Error): void;
}

function receiveBody(controller: Dispatcher.DispatchController): ReceivedBody {
  const waiting: Bytes[] = [];
  let waitingLength = 0;
  let asked: PromiseWithResolvers<Bytes | null> | undefined;
  let ended: { error?: Error } | undefined;

  const finish = (how: { error?: Error }) => {
    ended = how;
    if (how.error) asked?.reject(how.error);
    else asked?.resolve(null);
  };
  return {
    whole() {
      const [piece = null, ...others] = waiting;
      return ended && !ended.error && others.length === 0 ? piece : null;
    },
    async next() {
      const piece = waiting.shift();
      if (piece === undefined && ended?.error) throw ended.error;
      if (piece === undefined && ended) return null;
      waitingLength -= piece?.length ?? 0;
      if (waitingLength < waitingLimit) controller.resume();
      if (piece) return piece;
      asked = Promise.withResolvers();
      return asked.promise;
    },
    push(piece) {
      if (asked) {
        asked.resolve(piece);
        asked = undefined;
        return;
      }
      waiting.push(piece);
      waitingLength += piece.length;
      if (waitingLength >= waitingLimit) controller.pause();
    },
    end: () => finish({}),
    fail: (error) => finish({ error }),
    cancel: () => controller.abort(new DOMException('Not needed', 'AbortError')),
  };
}

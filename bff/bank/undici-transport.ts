// Node's transport. undici's `dispatch` costs a quarter of what the global `fetch` does for a page of transactions.
import { Agent, type Dispatcher } from 'undici';
import type { BankBody, BankResponse, BankTransport, CallSignal } from './transport.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface UndiciTransport extends BankTransport {
  close(): Promise<void>;
}

/** Pieces that wait for the relay; beyond it the bank has to wait. */
const waitingLimit = 64 * 1024;

/** Certificates are always verified; undici's own time limits are off, because the request's signal carries ours. */
export function createUndiciTransport({ connectLimitMs = 3_000 } = {}): UndiciTransport {
  const limits = { connect: { timeout: connectLimitMs }, allowH2: false, headersTimeout: 0, bodyTimeout: 0 };
  const keeping = new Agent(limits);
  // A read on a kept connection that the bank just closed is sent again. A token call cannot be: it gets a fresh one.
  const fresh = new Agent({ ...limits, pipelining: 0 });
  return {
    send({ method, url, headers, body = null, signal }) {
      const agent = method === 'GET' ? keeping : fresh;
      const pathAt = url.indexOf('/', url.indexOf('//') + 2);
      const request = { origin: url.slice(0, pathAt), path: url.slice(pathAt), method, headers, body };
      return new Promise((resolve, reject) => {
        agent.dispatch(request, new Exchange(signal, resolve, reject));
      });
    },
    async close() {
      await Promise.all([keeping.destroy(), fresh.destroy()]);
    },
  };
}

/** One request and its answer, as undici tells of them. A class, because its methods are made once and not for each read. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #signal: CallSignal;
  readonly #resolve: (response: BankResponse) => void;
  readonly #reject: (reason: unknown) => void;
  readonly #abort = () => this.#leave();
  #controller: Dispatcher.DispatchController | undefined;
  #body: ReceivedBody | undefined;

  constructor(
    signal: CallSignal,
    resolve: (response: BankResponse) => void,
    reject: (reason: unknown) => void,
  ) {
    this.#signal = signal;
    this.#resolve = resolve;
    this.#reject = reject;
    signal.addEventListener('abort', this.#abort, { once: true });
  }

  #leave() {
    const { reason } = this.#signal;
    this.#reject(reason);
    this.#controller?.abort(reason as Error);
  }

  onRequestStart(controller: Dispatcher.DispatchController) {
    this.#controller = controller;
    if (this.#signal.aborted) this.#leave();
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ) {
    if (status < 200) return; // informational, e.g. 103: the answer follows
    this.#body = new ReceivedBody(controller);
    this.#resolve({ status, header: (name) => headers[name]?.toString() ?? null, body: this.#body });
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Uint8Array) {
    this.#body?.push(chunk as Bytes); // undici's buffers are not shared memory
  }

  onResponseEnd() {
    this.#signal.removeEventListener('abort', this.#abort);
    this.#body?.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error) {
    this.#signal.removeEventListener('abort', this.#abort);
    this.#reject(error);
    this.#body?.fail(error);
  }
}

class ReceivedBody implements BankBody {
  readonly #controller: Dispatcher.DispatchController;
  readonly #waiting: Bytes[] = [];
  #waitingLength = 0;
  #asked: PromiseWithResolvers<Bytes | null> | undefined;
  #ended: { error?: Error } | undefined;

  constructor(controller: Dispatcher.DispatchController) {
    this.#controller = controller;
  }

  whole(): Bytes | null {
    const [piece] = this.#waiting;
    return this.#ended && !this.#ended.error && this.#waiting.length === 1 ? (piece ?? null) : null;
  }

  async next(): Promise<Bytes | null> {
    const piece = this.#waiting.shift();
    if (piece === undefined && this.#ended?.error) throw this.#ended.error;
    if (piece === undefined && this.#ended) return null;
    this.#waitingLength -= piece?.length ?? 0;
    if (this.#waitingLength < waitingLimit) this.#controller.resume();
    if (piece) return piece;
    this.#asked = Promise.withResolvers();
    return this.#asked.promise;
  }

  push(piece: Bytes) {
    if (this.#asked) {
      this.#asked.resolve(piece);
      this.#asked = undefined;
      return;
    }
    this.#waiting.push(piece);
    this.#waitingLength += piece.length;
    if (this.#waitingLength >= waitingLimit) this.#controller.pause();
  }

  end() {
    this.#finish({});
  }

  fail(error: Error) {
    this.#finish({ error });
  }

  #finish(how: { error?: Error }) {
    this.#ended = how;
    if (how.error) this.#asked?.reject(how.error);
    else this.#asked?.resolve(null);
  }

  cancel() {
    this.#controller.abort(new DOMException('Not needed', 'AbortError'));
  }
}

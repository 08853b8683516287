// Node hands out every request that a connection has sent, without waiting for answers: each would be held in memory.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** Browsers and proxies send one at a time. Some programs send a few ahead. */
const mostInFlight = 16;

/**
 * Cuts off a connection with more unanswered requests than that. What Node has already read from it is not answered
 * either.
 */
export function boundPipelining(answer: RequestListener): RequestListener {
  const inFlight = new WeakMap<IncomingMessage['socket'], number>();

  function release(this: ServerResponse) {
    const { socket } = this.req;
    inFlight.set(socket, (inFlight.get(socket) ?? 1) - 1);
  }

  return (request, response) => {
    const { socket } = request;
    if (socket.destroyed) return;
    const count = (inFlight.get(socket) ?? 0) + 1;
    if (count > mostInFlight) return void socket.destroy();
    inFlight.set(socket, count);
    response.on('close', release);
    answer(request, response);
  };
}

// A browser sends the cookies of all programs of `localhost` to each of them, whatever their ports: together they may be
// more than Node takes.
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Log } from '../log.ts';

const explanation =
  'The cookies of this address are more than fit into a request. Delete them in your browser, and open the page again.\n';

const answer = [
  'HTTP/1.1 431 Request Header Fields Too Large',
  'Content-Type: text/plain; charset=utf-8',
  `Content-Length: ${explanation.length}`,
  'Cache-Control: no-store',
  'X-Content-Type-Options: nosniff',
  'Connection: close',
  '',
  explanation,
].join('\r\n');

/** Says so to the person and to the log; whatever else is broken is answered as Node does. (RFC 6585 §5) */
export function explainOversizedHead(server: Server, log: Log): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const isOversized = error.code === 'HPE_HEADER_OVERFLOW';
    if (isOversized) log('warn', 'request_head_too_large');
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    socket.end(isOversized ? answer : 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
}

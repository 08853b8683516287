import { type Bytes, decodeUtf8, joinBytes } from '../session/bytes.ts';
import type { BankBody } from './transport.ts';

/** Up to here a body is sent on in one piece: the cheapest way, and a break becomes a proper problem. */
const collectLimit = 256 * 1024;

/** The whole body where it is no longer than `limit` bytes, else a stream of it with back-pressure. */
export async function collectBody(
  body: BankBody,
  limit = collectLimit,
): Promise<Bytes | ReadableStream<Bytes>> {
  const pieces: Bytes[] = [];
  let length = 0;
  while (length <= limit) {
    const piece = await body.next();
    if (piece === null) return pieces.length === 1 && pieces[0] ? pieces[0] : joinBytes(...pieces);
    pieces.push(piece);
    length += piece.length;
  }
  return stream(pieces, body);
}

/** A break in the body is an error of the stream, so that it can never look like its end. */
function stream(collected: Bytes[], body: BankBody): ReadableStream<Bytes> {
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const piece = collected.shift() ?? (await body.next());
        if (piece === null) controller.close();
        else controller.enqueue(piece);
      },
      cancel: () => body.cancel(),
    },
    { highWaterMark: 0 },
  );
}

/** The whole body as text; empty where it is longer than `limit` bytes. Rejects where it breaks off. */
export async function readBoundedText(body: BankBody, limit: number): Promise<string> {
  const collected = await collectBody(body, limit);
  if (!(collected instanceof ReadableStream)) return decodeUtf8(collected);
  body.cancel();
  return '';
}

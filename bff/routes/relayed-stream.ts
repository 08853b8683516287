import type { SentAnswer } from '../middleware/app-env.ts';
import type { Bytes } from '../session/bytes.ts';

/**
 * The stream, watched for a break: `onBreak` is told, and the client's connection is reset, so that what came before can
 * never look like the whole: to HTTP/1.0, which some proxies speak, a mere close is an end. Node's server would close it
 * too, but print the error: doing so first leaves it none.
 */
export function watchForBreak(
  stream: ReadableStream<Bytes>,
  sent: SentAnswer | undefined,
  onBreak: (error: unknown) => void,
): ReadableStream<Bytes> {
  const reader = stream.getReader();
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const piece = await reader.read().catch(async (error) => {
          onBreak(error);
          if (sent) await reset(sent);
          throw error;
        });
        if (piece.done) controller.close();
        else controller.enqueue(piece.value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

async function reset(sent: SentAnswer): Promise<void> {
  const { socket } = sent;
  if (socket === null) return;
  const closed = new Promise<void>((resolve) => sent.once('close', resolve));
  socket.resetAndDestroy();
  await closed;
}

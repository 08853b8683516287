import type { SentAnswer } from '../middleware/app-env.ts';
import type { Bytes } from '../session/bytes.ts';

/**
 * The stream, watched for a break: `onBreak` is told, and the client's connection is destroyed, so that what came before
 * can never look like the whole. Node's server would do so too, but print the error: closing first leaves it none.
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
          if (sent) await close(sent);
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

const close = (sent: SentAnswer): Promise<void> =>
  new Promise((resolve) => {
    sent.once('close', resolve);
    sent.destroy();
  });

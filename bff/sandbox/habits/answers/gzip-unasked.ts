import type { Habit } from '../habit.ts';
import { sendInstead } from './send-instead.ts';

/** `Content-Encoding: gzip`, whatever the client takes. */
export const gzipUnasked: Partial<Habit> = {
  answer: (answer) =>
    sendInstead(answer, {
      body: answer.body?.pipeThrough(new CompressionStream('gzip')),
      headers: { 'Content-Encoding': 'gzip' },
    }),
};

import type { Habit } from '../habit.ts';
import { sendInstead } from './send-instead.ts';

const table = new TextDecoder('windows-1250').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));

/** `Content-Type: application/json;charset=windows-1250`, and the body is. */
export const windows1250: Partial<Habit> = {
  answer: async (answer) =>
    sendInstead(answer, {
      body: Uint8Array.from(await answer.text(), (character) => Math.max(0, table.indexOf(character))),
      headers: { 'Content-Type': 'application/json;charset=windows-1250' },
    }),
};

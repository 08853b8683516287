import type { Habit } from '../habit.ts';
import { sendInstead } from './send-instead.ts';

/** JSON that says it is none: `Content-Type: text/plain`. */
export const plainText: Partial<Habit> = {
  answer: (answer) => sendInstead(answer, { headers: { 'Content-Type': 'text/plain' } }),
};

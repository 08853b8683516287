import type { Habit } from '../habit.ts';
import { sendInstead } from './send-instead.ts';

/** `Content-Encoding: utf-8`: a charset where a coding belongs. */
export const codingUtf8: Partial<Habit> = {
  answer: (answer) => sendInstead(answer, { headers: { 'Content-Encoding': 'utf-8' } }),
};

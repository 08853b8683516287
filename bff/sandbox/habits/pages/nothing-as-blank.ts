import type { Habit } from '../habit.ts';
import { nothingAs204 } from './nothing-as-204.ts';

/** No transactions are a 200 without a body. */
export const nothingAsBlank: Partial<Habit> = {
  ...nothingAs204,
  answer: (answer) => (answer.status === 204 ? new Response(null, { headers: answer.headers }) : answer),
};

import type { Habit } from '../habit.ts';

/** 404 without a body: this bank has no such path. */
export const pathUnknown: Partial<Habit> = { answer: () => new Response(null, { status: 404 }) };

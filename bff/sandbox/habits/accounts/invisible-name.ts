import type { Habit } from '../habit.ts';

/** `"name": "\u200b"`: a text, and nothing to be seen of it. */
export const invisibleName: Partial<Habit> = {
  account: (account) => ({ ...account, name: '\u200b', displayName: ' \u200b\u2060 ', product: '' }),
};

import type { Habit } from '../habit.ts';

/** `"accountReference": "SK1299520000002600400018"`: a number, and no currency. */
export const referenceAsText: Partial<Habit> = {
  account: ({ accountReference, ...account }) => ({
    ...account,
    accountReference: readIban(accountReference),
  }),
};

const readIban = (reference: unknown): unknown =>
  typeof reference === 'object' && reference !== null && 'iban' in reference ? reference.iban : reference;

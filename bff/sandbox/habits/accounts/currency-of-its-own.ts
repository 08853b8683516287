import type { Habit } from '../habit.ts';

/** `"accountReference": { "iban": "SK12…", "currency": "EURO" }` */
export const currencyOfItsOwn: Partial<Habit> = {
  account: ({ accountReference, ...account }) => ({
    ...account,
    accountReference: { ...Object(accountReference), currency: 'EURO' },
  }),
};

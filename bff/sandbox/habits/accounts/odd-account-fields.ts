import type { Habit } from '../habit.ts';

/** Every field that an account can do without is of another form. */
export const oddAccountFields: Partial<Habit> = {
  account: (account) => ({
    ...account,
    name: false,
    product: ['P1'],
    cashAccountType: 7,
    usage: {},
    status: [],
    bankName: 9952,
    bic: {},
    consentExpirationDate: 'N/A',
    dateUpdated: 1_785_999_999,
    _links: null,
  }),
};

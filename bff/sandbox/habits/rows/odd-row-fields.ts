import type { Habit } from '../habit.ts';
import { pickFor } from '../pick-for.ts';

/** Every field that a row can do without is of another form; the amount and the days are as they should be. */
export const oddRowFields: Partial<Habit> = {
  row: (row) => ({
    ...row,
    transactionState: row.transactionState === 'BOOKED' ? 'Booked' : 'pending',
    creditorAgent: 'MESTSKBX',
    debtorAgent: [],
    creditorAccount: 'SK4499630000001900004217',
    remittanceInformationUnstructured: ['Faktúra 7', 12],
    isReversal: pickFor(row, ['false', 'true']),
    originalAmount: {},
    variableSymbol: 20_260_801,
    cardHolder: false,
    tradingPartyAddress: { city: 'Košice' },
    transactionComplete: 'áno',
  }),
};

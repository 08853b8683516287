import type { Habit } from '../habit.ts';

/** The other side stands where one's own belongs: of what was paid, only `debtorName` is given. */
export const turnedNames: Partial<Habit> = {
  row: ({
    creditorName,
    creditorAccount,
    creditorAgent,
    debtorName,
    debtorAccount,
    debtorAgent,
    ...row
  }) => ({
    ...row,
    creditorName: debtorName,
    creditorAccount: debtorAccount,
    debtorName: creditorName,
    debtorAccount: creditorAccount,
  }),
};

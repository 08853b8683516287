import type { Habit } from '../habit.ts';
import { pickFor } from '../pick-for.ts';

const placeholders = ['NOTPROVIDED', 'N/A', '-', '.', 'null', 'Not provided'] as const;

/** Words for a name that is not known: `"creditorName": "NOTPROVIDED"`. */
export const placeholderNames: Partial<Habit> = {
  row: (row) => {
    const name = pickFor(row, placeholders);
    return { ...row, creditorName: name, debtorName: name, tradingPartyIdentification: name };
  },
};

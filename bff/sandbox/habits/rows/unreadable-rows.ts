import type { WireBody } from '../../api/json-body.ts';
import type { Habit } from '../habit.ts';
import { pickFor } from '../pick-for.ts';

const spoilers: readonly [(row: WireBody) => unknown, ...((row: WireBody) => unknown)[]] = [
  (row) => row,
  () => null,
  () => 'Oprava na strane banky',
  ({ transactionAmount, ...row }) => row,
  (row) => ({ ...row, transactionAmount: { amount: '-3.50' } }),
  (row) => ({ ...row, transactionAmount: { currency: 'EUR', amount: 'n/a' } }),
];

/** Rows without what they are about: `null`, a text, no amount, no currency, `"amount": "n/a"`. */
export const unreadableRows: Partial<Habit> = { row: (row) => pickFor(row, spoilers)(row) };

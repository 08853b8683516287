import { groupBy } from '../../../shared/group-by.ts';
import { compare } from '../../../shared/money.ts';
import { foldText } from '../find/fold-text.ts';
import type { PreparedRow } from '../find/prepared-row.ts';
import { type Totals, totalRows } from '../find/total-rows.ts';

/** Whom so much was paid to, or by, in one currency. `name` is as the newest of the rows has it. */
export interface CounterpartyFigures {
  name: string;
  totals: Totals;
}

/**
 * The counterparties to whom most was paid, or who paid most, in one currency: the largest first. One name is one
 * counterparty, whatever its case and diacritics.
 */
export function listLargestCounterparties(
  rows: readonly PreparedRow[],
  currency: string,
  direction: 'in' | 'out',
): CounterpartyFigures[] {
  const own = rows.filter(
    (row) => row.currency === currency && row.direction === direction && row.bookingStatus === 'booked',
  );
  const named = own.filter(({ counterparty }) => counterparty !== null);
  const figures = [...groupBy(named, ({ counterparty }) => foldText(counterparty ?? '')).values()].flatMap(
    (group) => totalRows(group).map((totals) => ({ name: group[0]?.counterparty ?? '', totals })),
  );
  const sign = direction === 'in' ? -1 : 1;
  return figures.sort((left, right) => sign * compare(left.totals[direction], right.totals[direction]));
}

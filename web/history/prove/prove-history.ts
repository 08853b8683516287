import type { Money } from '../../../shared/money.ts';
import type { Transaction } from '../../../shared/transaction.ts';
import type { History } from '../model/history.ts';
import { isWhole, type KnownRange } from '../model/known-range.ts';
import { type Proof, type ProvableRow, proveBalance } from './prove-balance.ts';

/** What the bank says beside the rows. */
export interface ProofWorld {
  /** The booked balances of now, at most one for each currency. */
  closing: readonly Money[];
  /** Those before the oldest row, where they are known from elsewhere. */
  opening: readonly Money[];
  /** The balance that came with a row; null where the bank sends none. */
  readBalanceAfter: (transaction: Transaction) => Money | null;
}

/** One proof for each currency that the account has rows or balances in. */
export function proveHistory(history: History, known: KnownRange, world: ProofWorld): Proof[] {
  const rows = readProvableRows(history, world);
  const currencies = new Set([...world.closing.map(({ currency }) => currency), ...rows.keys()]);
  return [...currencies].map((currency) => {
    const own = rows.get(currency) ?? [];
    if (known.unreadable > 0) return { status: 'unprovable', currency, reason: 'unreadable-rows' };
    const hasOpening = isWhole(known) || (own.at(-1)?.balanceAfter ?? null) !== null;
    if (!hasOpening) return { status: 'unprovable', currency, reason: 'not-all-loaded' };
    const find = (balances: readonly Money[]) =>
      balances.find((money) => money.currency === currency) ?? null;
    const opening = isWhole(known) ? find(world.opening) : null;
    return proveBalance({ currency, rows: own, opening, closing: find(world.closing) });
  });
}

function readProvableRows(history: History, { readBalanceAfter }: ProofWorld): Map<string, ProvableRow[]> {
  const rows = new Map<string, ProvableRow[]>();
  for (const entry of history.rows()) {
    if (entry.kind === 'unreadable' || entry.transaction.bookingStatus !== 'booked') continue;
    const { money } = entry.transaction;
    const after = readBalanceAfter(entry.transaction);
    const balanceAfter = after?.currency === money.currency ? after : null;
    const own = rows.get(money.currency) ?? [];
    own.push({ row: entry.row, money, balanceAfter });
    rows.set(money.currency, own);
  }
  return rows;
}

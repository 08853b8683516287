import { add, isZero, type Money, negate } from '../../../shared/money.ts';

/** A booked row in the bank's order, newest first. `row` is its number in the history. */
export interface ProvableRow {
  row: number;
  money: Money;
  /** The balance that the bank gives with the row, once it was booked; null where it gives none. */
  balanceAfter: Money | null;
}

/** What is asked to be proved, in one currency. */
export interface Claim {
  currency: string;
  /** Newest first. */
  rows: readonly ProvableRow[];
  /** The booked balance before the oldest of the rows, and after the newest; null where the bank does not say. */
  opening: Money | null;
  closing: Money | null;
}

/** Why nothing can be checked. Closed: a screen has a sentence for each. */
type Unprovable =
  /** Not all rows between the balances are loaded. */
  | 'not-all-loaded'
  /** A row among them could not be read. */
  | 'unreadable-rows'
  /** The bank names no booked balance in this currency. */
  | 'no-balance'
  /** It names one, and it takes two to check what lies between. */
  | 'one-balance';

/**
 * `gap` is what is missing in the rows: a row of +5.00 that the bank left out is a gap of 5.00. It opens after one row
 * and before another, by their numbers; null where it may be as far as the end of the range.
 */
export type Proof =
  | { status: 'proved'; currency: string; opening: Money; booked: Money; closing: Money }
  | { status: 'gap'; currency: string; gap: Money; after: number | null; before: number | null }
  | { status: 'unprovable'; currency: string; reason: Unprovable };

/** A balance at a place: before it only the rows from `index` on have been booked. `row` is the one that it came with. */
interface Anchor {
  index: number;
  row: number | null;
  balance: Money;
}

/** Opening balance and booked rows make the closing balance, in every stretch between two balances that the bank gives. */
export function proveBalance(claim: Claim): Proof {
  const { currency, rows } = claim;
  const anchors = listAnchors(claim);
  const [closing, ...others] = anchors;
  const opening = others.at(-1);
  if (closing === undefined) return { status: 'unprovable', currency, reason: 'no-balance' };
  if (opening === undefined || closing.index > 0 || opening.index < rows.length)
    return { status: 'unprovable', currency, reason: 'one-balance' };
  const booked = sum(rows, currency);
  const proved = { status: 'proved', opening: opening.balance, booked, closing: closing.balance } as const;
  return findGap(claim, anchors) ?? { ...proved, currency };
}

/** Newest first. The oldest row's own balance tells the one before it as well. */
function listAnchors({ rows, opening, closing }: Claim): Anchor[] {
  const anchors: Anchor[] = closing === null ? [] : [{ index: 0, row: null, balance: closing }];
  for (const [index, { row, balanceAfter }] of rows.entries())
    if (balanceAfter !== null) anchors.push({ index, row, balance: balanceAfter });
  const oldest = rows.at(-1);
  const before = opening ?? (oldest?.balanceAfter ? add(oldest.balanceAfter, negate(oldest.money)) : null);
  if (before !== null) anchors.push({ index: rows.length, row: null, balance: before });
  return anchors;
}

function findGap({ rows, currency }: Claim, anchors: readonly Anchor[]): Proof | null {
  for (const [place, older] of anchors.slice(1).entries()) {
    const newer = anchors[place];
    if (newer === undefined) return null;
    const booked = sum(rows.slice(newer.index, older.index), currency);
    const gap = add(add(newer.balance, negate(older.balance)), negate(booked));
    if (!isZero(gap)) return { status: 'gap', currency, gap, after: older.row, before: newer.row };
  }
  return null;
}

const sum = (rows: readonly ProvableRow[], currency: string): Money =>
  rows.reduce((total, { money }) => add(total, money), zero(currency));

const zero = (currency: string): Money => ({ amount: '0', currency });

import * as v from 'valibot';
import { type CursorPosition, countRows, type TransactionPage } from '../../../shared/transaction-page.ts';

/** The pages before the one on the screen, as they were turned: kept in the history beside its address. */
export type PageTrail = readonly { cursor: string | null; rows: number }[];

const stateSchema = v.object({
  trail: v.array(v.object({ cursor: v.nullable(v.string()), rows: v.number() })),
});

/** None is known of a page that was opened by its address alone. */
export function readTrail(state: unknown): PageTrail {
  const parsed = v.safeParse(stateSchema, state);
  return parsed.success ? parsed.output.trail : [];
}

/** How many rows stand before the page, or null where that cannot be told. */
export function countRowsOf(trail: PageTrail, cursor: string | null): number | null {
  if (cursor === null) return 0;
  return trail.length === 0 ? null : trail.reduce((sum, { rows }) => sum + rows, 0);
}

/** The page with what only the way to it can tell: that the bank leads back to where one has been. */
export function judgeNext(page: TransactionPage, trail: PageTrail): TransactionPage {
  const { next } = page;
  if (next === null || !('cursor' in next) || trail.every(({ cursor }) => cursor !== next.cursor))
    return page;
  return { ...page, next: null, stop: 'link-repeated' };
}

export const findNextCursor = ({ next }: TransactionPage): CursorPosition | null =>
  next !== null && 'cursor' in next ? next : null;

/** A page that can be turned to, with the way that leads to it. */
export interface Turn {
  cursor: string | null;
  trail: PageTrail;
}

/** Null where there is no such page, or the way to it is not known. */
export interface Turns {
  first: Turn | null;
  previous: Turn | null;
  next: Turn | null;
}

/** `page` is undefined as long as it is not there. */
export function findTurns(trail: PageTrail, cursor: string | null, page?: TransactionPage): Turns {
  const before = trail.at(-1);
  const next = page && findNextCursor(page);
  return {
    first: cursor === null ? null : { cursor: null, trail: [] },
    previous: before ? { cursor: before.cursor, trail: trail.slice(0, -1) } : null,
    next: next ? { cursor: next.cursor, trail: [...trail, { cursor, rows: countRows(page) }] } : null,
  };
}

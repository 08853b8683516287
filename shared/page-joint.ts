import { formatExactJson } from './exact-json.ts';
import type { PageEntry, TransactionPage } from './transaction-page.ts';

/** How a page follows the one before it: at once, with rows missing in between, or with rows that stand on both. */
export type PageJoint = 'joined' | 'missing' | 'repeated';

interface Readings {
  /** The page before, as it was shown. */
  held: TransactionPage;
  /** The same page, read when `page` was: what it has now, `page` goes on from. */
  again: TransactionPage;
  page: TransactionPage;
}

/** Rows are numbered from the newest on: each that comes or goes at the bank moves all that follow it. */
export function judgeJoint({ held, again, page }: Readings): PageJoint {
  const shown = new Set(held.entries.map(identify));
  const isShown = (entry: PageEntry) => shown.has(identify(entry));
  const hasMoved = identifyLast(held) !== identifyLast(again);
  if (hasMoved && again.entries.slice(-1).some((entry) => !isShown(entry))) return 'missing';
  return page.entries.some((entry) => isShown(entry) && (hasMoved || hasId(entry))) ? 'repeated' : 'joined';
}

const findId = (entry: PageEntry): string | null =>
  entry.kind === 'transaction' ? entry.transaction.transactionId : null;

const hasId = (entry: PageEntry): boolean => findId(entry) !== null;

/** Without an id a row is known by what it says; two that say the same may be two. */
function identify(entry: PageEntry): string {
  const source = entry.kind === 'transaction' ? entry.transaction.source : entry.source;
  return findId(entry) ?? formatExactJson(source);
}

const identifyLast = ({ entries }: TransactionPage): string | undefined => entries.slice(-1).map(identify)[0];

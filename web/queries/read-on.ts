import {
  type CursorPosition,
  countRows,
  type PagePosition,
  type TransactionPage,
} from '../../shared/transaction-page.ts';

type ReadPage = (position: CursorPosition) => Promise<TransactionPage>;

/** So many pages without rows are read one after the other, and no more until somebody wishes it. */
const longestRun = 10;

/**
 * Reads a page. One without rows says nothing to anybody: what the bank names after it is read in its place, as long as
 * that leads on.
 */
export async function readOn(position: CursorPosition, readPage: ReadPage): Promise<TransactionPage> {
  const read = new Set<string | null>();
  let at = position;
  for (;;) {
    read.add(at.cursor);
    const page = await readPage(at);
    if (!hasCursor(page.next)) return page;
    if (read.has(page.next.cursor)) return { ...page, next: null, stop: 'link-repeated' };
    if (countRows(page) > 0) return page;
    if (read.size >= longestRun) return { ...page, stop: 'pages-empty' };
    at = page.next;
  }
}

const hasCursor = (next: PagePosition | null): next is CursorPosition => next !== null && 'cursor' in next;

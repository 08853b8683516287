import type { CursorPosition, PagePosition, TransactionPage } from '../../shared/transaction-page.ts';

type ReadPage = (position: PagePosition) => Promise<TransactionPage>;

/** More pages without rows are read at once by nobody's wish. */
const longestRun = 10;

/**
 * Reads a page. Where pages have no numbers, one without rows says nothing to anybody: what the bank names after it is
 * read in its place, as long as that leads on.
 */
export async function readOn(position: PagePosition, readPage: ReadPage): Promise<TransactionPage> {
  const read = new Set<string | null>();
  for (let at = position; 'cursor' in at; ) {
    read.add(at.cursor);
    const page = await readPage(at);
    if (!hasCursor(page.next)) return page;
    if (read.has(page.next.cursor)) return { ...page, next: null, stop: 'link-repeated' };
    if (page.entries.length > 0) return page;
    if (read.size >= longestRun) return { ...page, stop: 'pages-empty' };
    at = page.next;
  }
  return readPage(position);
}

const hasCursor = (next: PagePosition | null): next is CursorPosition => next !== null && 'cursor' in next;

import { type RefObject, useLayoutEffect, useRef } from 'react';
import { countRowsBefore, type TransactionPage } from '../../../shared/transaction-page.ts';

/** The rows as they stand on the screen. */
interface PageRows {
  /** The element that holds them. */
  list: RefObject<HTMLDivElement | null>;
  /** The first one on the screen, counted from 0 over all pages. It is brought back into view on its new page. */
  keepRow: (page: TransactionPage) => number;
  focusRow: (key: string) => void;
}

/** `page` is what the list shows, or undefined as long as that is not yet what the address says. */
export function usePageRows(page: TransactionPage | undefined): PageRows {
  const list = useRef<HTMLDivElement>(null);
  const kept = useRef<number | null>(null);
  const findRow = (key: string | undefined) => readRows(list.current).find((row) => row.dataset.key === key);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are read from the screen, anew for every page.
  useLayoutEffect(() => {
    if (page === undefined || kept.current === null) return;
    findRow(page.entries[kept.current - firstRow(page)]?.key)?.scrollIntoView({ block: 'nearest' });
    kept.current = null;
  }, [page]);

  return {
    list,
    keepRow(shown) {
      const key = readRows(list.current).find(isOnScreen)?.dataset.key;
      const index = shown.entries.findIndex((entry) => entry.key === key);
      kept.current = firstRow(shown) + Math.max(index, 0);
      return kept.current;
    },
    focusRow: (key) => findRow(key)?.querySelector('a')?.focus({ preventScroll: true }),
  };
}

/** Where the place cannot be told, what is kept is at the beginning. */
const firstRow = (page: TransactionPage): number => countRowsBefore(page) ?? 0;

const readRows = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[data-key]') ?? []),
];

const isOnScreen = (row: HTMLElement): boolean => row.getBoundingClientRect().bottom > 0;

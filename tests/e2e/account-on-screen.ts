import type { Page } from '@playwright/test';

/** The transactions of an account as they stand on the screen, in texts. */
export interface AccountOnScreen {
  blocks: { day: string | null; totals: string[]; rows: RowOnScreen[] }[];
  position: string;
  /** Said above the rows where they do not follow those of the page before. */
  isDisjoint: boolean;
  remarks: string[];
  alerts: number;
}

export interface RowOnScreen {
  key: string;
  /** Null where the row is shown as one that cannot be read. */
  amount: string | null;
  originalAmount: string | null;
  isReversal: boolean;
}

/** Without the marks of the translator's imitation. */
export const readAccount = (page: Page): Promise<AccountOnScreen> =>
  page.evaluate(() => {
    const read = (element: Element | null | undefined) =>
      element ? (element.textContent ?? '').replace(/[«»]/g, '') : null;
    const list = document.querySelector('main section div[aria-busy]');
    const readRow = (row: HTMLElement) => ({
      key: row.dataset.key ?? '',
      amount: read(row.querySelector('a > span:nth-child(2)')),
      originalAmount: read(row.querySelector('a > span:nth-child(4)')),
      isReversal: row.querySelector('a > span:nth-child(3) > span') !== null,
    });
    const blocks = Array.from(list?.querySelectorAll('section') ?? [], (block) => ({
      day: block.querySelector('h3 time')?.getAttribute('datetime') ?? null,
      totals: block.querySelector('h3 time')
        ? Array.from(block.querySelectorAll('h3 + p > span:has(> span)'), (total) => read(total) ?? '')
        : [],
      rows: Array.from(block.querySelectorAll<HTMLElement>('li[data-key]'), readRow),
    }));
    return {
      blocks,
      position: read(document.querySelector('main h2 + [role="status"]')) ?? '',
      isDisjoint: list?.querySelector(':scope > [role="status"]') !== null,
      remarks: Array.from(list?.querySelectorAll(':scope > p') ?? [], (remark) => read(remark) ?? ''),
      alerts: document.querySelectorAll('main [role="alert"]').length,
    };
  });

import type { BankProfile } from '../session-view.ts';

/** How a bank gives its transactions page by page. */
export interface BankPaging {
  /** It counts its pages, so that any of them can be asked for; else each names the one after it. */
  isNumbered: boolean;
  /** How many rows a page can have; none where the bank chooses. */
  pageSizes: readonly number[];
}

/** Known before the first response is, so that an address can be read. */
export const bankPaging: Readonly<Record<BankProfile, BankPaging>> = {
  'premium-v1': { isNumbered: true, pageSizes: [10, 20, 50, 100, 200] },
  'premium-v3': { isNumbered: false, pageSizes: [50, 100, 200] },
  'enable-banking': { isNumbered: false, pageSizes: [] },
};

import type { PageEntry } from '../../../shared/transaction-page.ts';
import { createFingerprints } from './fingerprints.ts';
import { compileLayout, type PutTogether } from './put-together.ts';
import { createRowTexts } from './row-texts.ts';
import { takeApart } from './take-apart.ts';

/** What a row of the history says, without the name that a page has for it. */
export type RowContent =
  | Omit<Extract<PageEntry, { kind: 'transaction' }>, 'key'>
  | Omit<Extract<PageEntry, { kind: 'unreadable' }>, 'key'>;

/** Rows in the order in which they arrived: a row's number never changes. Some 200 bytes each, by what the bank sends. */
export interface PackedRows {
  readonly size: number;
  /** One line that holds all that the entry says, but for its key: equal lines are equal rows. */
  pack: (entry: PageEntry) => string;
  /** Gives the row its number, the size before. */
  add: (packed: string) => number;
  packedAt: (row: number) => string;
  contentAt: (row: number) => RowContent;
  /** The first row that says the very same; null if there is none. */
  find: (packed: string) => number | null;
}

export function createPackedRows(): PackedRows {
  const texts = createRowTexts();
  const fingerprints = createFingerprints(texts.at);
  const layouts = new Map<string, number>();
  const compiled: PutTogether[] = [];

  const numberLayout = (layout: string): number => {
    const known = layouts.get(layout);
    if (known !== undefined) return known;
    layouts.set(layout, compiled.length);
    return compiled.push(compileLayout(layout)) - 1;
  };

  return {
    get size() {
      return texts.size;
    },
    pack({ key: _, ...content }) {
      const parts = takeApart(content);
      return JSON.stringify([numberLayout(parts.layout), ...parts.texts]);
    },
    add(packed) {
      const row = texts.size;
      texts.add(packed);
      fingerprints.add(packed, row);
      return row;
    },
    packedAt: texts.at,
    contentAt(row) {
      const [layout, ...values]: [number, ...string[]] = JSON.parse(texts.at(row));
      // The layout is that of the row that was packed, so this is the row.
      return compiled[layout]?.(values) as RowContent;
    },
    find: fingerprints.find,
  };
}

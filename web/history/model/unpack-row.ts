import type { PageEntry } from '../../../shared/transaction-page.ts';
import type { PutTogether } from './put-together.ts';

/** What a row of the history says, without the name that a page has for it. */
export type RowContent =
  | Omit<Extract<PageEntry, { kind: 'transaction' }>, 'key'>
  | Omit<Extract<PageEntry, { kind: 'unreadable' }>, 'key'>;

/** Reads a line that was packed. `layouts` are those of its history, compiled. */
export function unpackRow(line: string, layouts: readonly PutTogether[]): RowContent {
  const [layout, ...values]: [number, ...string[]] = JSON.parse(line);
  // The layout is that of the row that was packed, so this is the row.
  return layouts[layout]?.(values) as RowContent;
}

import type { PageEntry } from '../../../shared/transaction-page.ts';
import { createHistory, type History } from '../../../web/history/model/history.ts';

/** A history that holds these rows, newest first. */
export function loadRows(entries: readonly PageEntry[]): History {
  const history = createHistory();
  history.append(entries.map(history.pack));
  return history;
}

import { Trans, useLingui } from '@lingui/react/macro';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { rowsAtOnce } from '../../../shared/banks/rows-at-once.ts';
import type { Connection } from '../../../shared/session-view.ts';
import { countRows, type TransactionPage } from '../../../shared/transaction-page.ts';
import { showMoreRows } from '../../queries/show-more-rows.ts';
import styles from './more-rows.module.css';

interface MoreRowsProps {
  connection: Connection;
  /** Under which the page is in memory. */
  queryKey: QueryKey;
  /** Undefined while it is being read. */
  page: TransactionPage | undefined;
}

/** Where the bank sent more rows than are read at once: how many there are, and the way to the next of them. */
export function MoreRows({ connection, queryKey, page }: MoreRowsProps) {
  const { i18n } = useLingui();
  const queryClient = useQueryClient();
  if (page === undefined || page.rest.length === 0) return null;
  const shown = i18n.number(page.entries.length);
  const all = i18n.number(countRows(page));
  const more = i18n.number(Math.min(rowsAtOnce, page.rest.length));
  return (
    <div className={styles.more}>
      <p role="status">
        <Trans>
          The bank sent {all} rows for this page. The first {shown} are shown.
        </Trans>
      </p>
      <button
        type="button"
        className="button"
        onClick={() => showMoreRows(queryClient, connection, queryKey)}
      >
        <Trans>Show {more} more</Trans>
      </button>
    </div>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { rowsAtOnce } from '../../../shared/banks/cut-rows.ts';
import { countRows, type TransactionPage } from '../../../shared/transaction-page.ts';
import { type PageAddress, showMoreRows } from '../../queries/transactions.ts';
import styles from './more-rows.module.css';

interface MoreRowsProps {
  address: PageAddress;
  /** Undefined while it is being read. */
  page: TransactionPage | undefined;
}

/** Where the bank sent more rows than are read at once: how many there are, and the way to the next of them. */
export function MoreRows({ address, page }: MoreRowsProps) {
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
      <button type="button" className="button" onClick={() => showMoreRows(queryClient, address)}>
        <Trans>Show {more} more</Trans>
      </button>
    </div>
  );
}

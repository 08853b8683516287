import { Trans, useLingui } from '@lingui/react/macro';
import type { TransactionPage } from '../../../shared/transaction-page.ts';

/** Where in the history the page is, and no more than the bank has said: it never tells how many rows there are. */
export function PagePosition({ page: { page, pageSize, totalPages, entries } }: { page: TransactionPage }) {
  const { i18n } = useLingui();
  if (entries.length === 0) return null;
  const first = i18n.number((page - 1) * pageSize + 1);
  const last = i18n.number((page - 1) * pageSize + entries.length);
  const current = i18n.number(page);
  if (totalPages === null)
    return (
      <Trans>
        Rows {first}–{last}, page {current}
      </Trans>
    );
  const all = i18n.number(totalPages);
  return (
    <Trans>
      Rows {first}–{last}, page {current} of {all}
    </Trans>
  );
}

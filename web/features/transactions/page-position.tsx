import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { countRows, countRowsBefore, type TransactionPage } from '../../../shared/transaction-page.ts';

/** Where in the history the page is, and no more than the bank has said: it never tells how many rows there are. */
export function PagePosition({ page: shown }: { page: TransactionPage }) {
  const { i18n } = useLingui();
  const { page, totalPages } = shown;
  const rows = countRows(shown);
  if (rows === 0 || page === null) return null;
  const before = countRowsBefore(shown);
  const current = i18n.number(page);
  if (before === null)
    return (
      <Trans>
        Page {current}, <Plural value={rows} one="# row" other="# rows" />
      </Trans>
    );
  const first = i18n.number(before + 1);
  const last = i18n.number(before + rows);
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

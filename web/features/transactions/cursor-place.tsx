import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { countRows, type TransactionPage } from '../../../shared/transaction-page.ts';

interface CursorPlaceProps {
  page: TransactionPage;
  /** Null where that cannot be told. */
  rowsBefore: number | null;
}

/** Where in the history the page is, as far as the way to it tells. How many rows there are in all, nobody knows. */
export function CursorPlace({ page, rowsBefore }: CursorPlaceProps) {
  const { i18n } = useLingui();
  const { next, stop } = page;
  const rows = countRows(page);
  if (rows === 0) return null;
  const hasMore = next !== null || stop === 'link-unusable';
  if (rowsBefore === null)
    return hasMore ? (
      <Trans>
        <Plural value={rows} one="# row" other="# rows" />, more exist
      </Trans>
    ) : (
      <Plural value={rows} one="# row" other="# rows" />
    );
  const first = i18n.number(rowsBefore + 1);
  const last = i18n.number(rowsBefore + rows);
  return hasMore ? (
    <Trans>
      Rows {first}–{last}, more exist
    </Trans>
  ) : (
    <Trans>
      Rows {first}–{last}
    </Trans>
  );
}

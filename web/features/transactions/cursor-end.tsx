import { Trans } from '@lingui/react/macro';
import type { CalendarDate } from '../../../shared/calendar-date.ts';
import type { TransactionPage } from '../../../shared/transaction-page.ts';
import { DayName } from './day-name.tsx';
import styles from './page-end.module.css';

interface CursorEndProps {
  page: TransactionPage;
  dateFrom: CalendarDate | null;
}

/** Says why no page follows. That it is the end is said only where the bank has named no page behind it. */
export function CursorEnd({ page, dateFrom }: CursorEndProps) {
  if ((page.next !== null && page.stop === null) || page.rest.length > 0) return null;
  return (
    <p className={styles.remark}>
      <Ending page={page} dateFrom={dateFrom} />
    </p>
  );
}

function Ending({ page: { page, entries, stop }, dateFrom }: CursorEndProps) {
  const day = dateFrom && <DayName day={dateFrom} />;
  switch (stop) {
    case 'link-unusable':
      return <Trans>There are more rows, but the bank’s link to the next page cannot be used.</Trans>;
    case 'link-repeated':
      return (
        <Trans>
          The bank’s link to the next page leads back to one that was shown before. Whether there are more
          rows cannot be told.
        </Trans>
      );
    case 'pages-empty':
      return <Trans>The bank names one page after another without any rows. More may follow.</Trans>;
    case null:
  }
  if (page === 1 && entries.length === 0)
    return day ? (
      <Trans>There are no transactions since {day}.</Trans>
    ) : (
      <Trans>There are no transactions on this account yet.</Trans>
    );
  return day ? (
    <Trans>This is the end of the history since {day}.</Trans>
  ) : (
    <Trans>This is the end of the history: the bank shows nothing older.</Trans>
  );
}
